#pragma once

#include "core/cue.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// Fills brow_height (over the line of each eye's corners, which lids and blinks do not move) and
// brow_gap (between the inner ends).
void measure_brows(const FaceView& view, FeatureSet& features);

// Sets brow_raise and brow_lower. The distance between the brows counts only against the person's
// own: between people it tells nothing.
void read_brows(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
