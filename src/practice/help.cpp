#include "practice/help.hpp"

#include <algorithm>

namespace attune::practice {

std::string_view name(HelpStage stage) {
  switch (stage) {
    case HelpStage::named:
      return "named";
    case HelpStage::hinted:
      return "hinted";
    case HelpStage::after:
      return "after";
    case HelpStage::none:
      return "none";
  }
  return "";
}

HelpStage stage_of(const Help& help) {
  return static_cast<HelpStage>(std::clamp(static_cast<int>(help.level), 0, 3));
}

Help after_answer(Help help, bool right, const HelpOptions& options) {
  help.level = std::clamp(help.level + (right ? options.up : -options.down), 0.0, options.highest);
  return help;
}

HelpStage HelpLadders::stage(const std::string& key) const {
  const auto found = ladders_.find(key);
  return found == ladders_.end() ? HelpStage::named : stage_of(found->second);
}

void HelpLadders::record(const std::string& key, bool right, const HelpOptions& options) {
  Help& help = ladders_[key];
  help = after_answer(help, right, options);
}

}  // namespace attune::practice
