#pragma once

#include <optional>
#include <string>

#include "core/eye_activity.hpp"
#include "ui/cue_rows.hpp"

namespace attune::ui {

// What the eyes did over the last minute, in a sentence for the Eyes row: "In the last minute:
// toward you 62 % of the time, for 2.1 s at a time; 14 blinks a minute." Empty while nothing is
// known. It tells about the other person and is no score for anyone.
std::string eye_minute(const core::EyeActivity& eyes);

// What the panel says while the place of eye contact is learned, or why it was not; empty
// otherwise.
std::optional<BaselineNote> offset_note(const core::OffsetStep& step);

}  // namespace attune::ui
