#pragma once

#include "core/cue.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// Fills size_px: how large the face is seen, the turn of the head undone.
void measure_lean(const FaceView& view, FeatureSet& features);

// Sets lean: the face's size against the person's own at the start; before that is known there is
// nothing to compare with (no_baseline).
void read_lean(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
