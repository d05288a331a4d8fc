#pragma once

#include "core/cue.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// Fills yaw, pitch and roll.
void measure_head(const FaceView& view, FeatureSet& features);

// Sets head_turn, head_nod and head_tilt: the pose against the person's usual one, which may lie
// somewhat askew. Before that is known, the least that the person can have moved. Readable at any
// turn.
void read_head(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
