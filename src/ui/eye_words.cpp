#include "ui/eye_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace attune::ui {

std::string eye_minute(const core::EyeActivity& eyes) {
  std::vector<std::string> parts;
  if (eyes.contact_share.value) {
    std::string contact =
        fmt::format("toward you {:.0f} % of the time", 100.0 * *eyes.contact_share.value);
    if (eyes.contact_mean_s.value) {
      contact += fmt::format(", for {:.1f} s at a time", *eyes.contact_mean_s.value);
    }
    parts.push_back(std::move(contact));
  }
  const int down = eyes.aversions[static_cast<std::size_t>(core::GazeSide::down)];
  int all = 0;
  for (const int count : eyes.aversions) all += count;
  if (all > 0) {
    std::string away = all == 1 ? "went away once" : fmt::format("went away {} times", all);
    if (down > 0) away += down == all ? ", down" : fmt::format(", {} of them down", down);
    parts.push_back(std::move(away));
  }
  if (eyes.blinks_per_min.value) {
    parts.push_back(fmt::format("{:.0f} blinks a minute", *eyes.blinks_per_min.value));
  }
  if (parts.empty()) return "";
  return fmt::format("In the last minute: {}.", fmt::join(parts, "; "));
}

std::optional<BaselineNote> offset_note(const core::OffsetStep& step) {
  using State = core::OffsetStep::State;
  if (step.state == State::running) {
    BaselineNote note;
    note.text = "Look at the eyes on the screen";
    note.brief = "Look at the eyes";
    if (step.why) note.waiting = core::words(*step.why);
    note.progress = std::clamp(step.progress, 0.0, 1.0);
    return note;
  }
  if (step.state == State::refused) {
    BaselineNote note;
    note.text = fmt::format("Eye place not learned: {} (L: again, R: leave it)",
                            core::words(step.why.value_or(core::Missing::too_little)));
    return note;
  }
  return std::nullopt;
}

}  // namespace attune::ui
