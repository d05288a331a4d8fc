#pragma once

#include <string>

#include "core/cue.hpp"

namespace attune::ui {

// The number of a reading with its unit, for people: "82 % likely", "12 degrees left",
// "0.42 of 1". Empty when the reading has no value.
std::string number_text(const core::CueReading& reading);

// With what the value was compared: "compared with this person's neutral face", or "not yet fitted
// to this person". Empty for cues that need no such comparison, and for missing ones.
std::string basis_text(const core::CueReading& reading);

}  // namespace attune::ui
