#pragma once

#include "core/cue.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// Fills mouth_width, mouth_lift, mouth_gap and lip_thickness.
void measure_mouth(const FaceView& view, FeatureSet& features);

// Sets mouth_corners, mouth_open and lips_pressed.
void read_mouth(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
