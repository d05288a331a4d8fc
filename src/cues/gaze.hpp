#pragma once

#include "core/cue.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// Fills gaze_yaw and gaze_pitch: where the eyes look against the line from them to the camera, so
// that 0, 0 is a look into the lens whatever the head does. From the place of each iris before its
// eyeball, whose centre lies a little behind the corners of the eye:
//   sin(angle) = (iris - projected centre of the eyeball) / radius
// The mean of both eyes is taken: errors of one eye are about three times those of the mean.
// Nothing is filled without irises (classic backend) or when the head is turned too far.
void measure_gaze(const FaceView& view, const GazeOptions& options, FeatureSet& features);

// Where the eyes look, or why that cannot be told; the same for gaze and eye contact.
struct Gaze {
  double yaw_rad = 0.0;
  double pitch_rad = 0.0;
  double confidence = 0.0;
  std::optional<core::Missing> missing;
};
// Needs eyes_closed and the openness of both eyes to be set in `cues`.
Gaze judge_gaze(const Inputs& in, const core::CueSet& cues);

// Sets gaze_horizontal and gaze_vertical; needs what judge_gaze needs.
void read_gaze(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
