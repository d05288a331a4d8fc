#pragma once

#include "core/cue.hpp"
#include "ui/cue_rows.hpp"

namespace attune::ui {

// The row about movement and presence: what the person does now (nodding, fidgeting, still, moving)
// and for what share of the last half minute face and eyes were toward. The bar is that movement;
// where none can be measured, that share.
CueRow make_movement_row(const core::CueSet& cues);

// Whether a cue of movement is worth a mark on the timeline and a label in the picture; the others
// come and go all the time.
bool is_told_movement(core::CueId id);

}  // namespace attune::ui
