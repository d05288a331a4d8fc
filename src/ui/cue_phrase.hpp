#pragma once

#include <string>

#include "core/cue.hpp"

namespace attune::ui {

// Short words for a reading that has a value. The row's name ("Mouth") and its bar stand beside
// them, so neither the part nor the degree is repeated: "corners up".
std::string row_phrase(const core::CueReading& reading);

// Words for a label in the picture, where no row's name helps: "Mouth corners up".
std::string callout_phrase(const core::CueReading& reading);

}  // namespace attune::ui
