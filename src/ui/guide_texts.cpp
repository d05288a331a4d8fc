#include "ui/guide_texts.hpp"

#include <algorithm>

namespace attune::ui {

const GuideEntry* find_entry(const GuideTexts& guide, core::CueGroup group) {
  const auto at = static_cast<std::size_t>(
      std::find(kGuideGroups.begin(), kGuideGroups.end(), group) - kGuideGroups.begin());
  return at < guide.cues.size() ? &guide.cues[at] : nullptr;
}

const GuideEntry* find_entry(const GuideTexts& guide, core::CueId cue) {
  return find_entry(guide, core::info(cue).group);
}

const GuideEntry* find_entry(const GuideTexts& guide, std::string_view state) {
  const auto found = std::find_if(guide.states.begin(), guide.states.end(),
                                  [&](const GuideEntry& entry) { return entry.key == state; });
  return found == guide.states.end() ? nullptr : &*found;
}

}  // namespace attune::ui
