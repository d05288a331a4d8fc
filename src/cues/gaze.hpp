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

// Why gaze cannot be read, if so; the same for eye contact. `closed` is the reading of eyes_closed.
std::optional<core::Missing> gaze_missing(const Inputs& in, const core::CueReading& closed);
// Confidence in the gaze angles.
double gaze_confidence(const Inputs& in, const core::CueReading& closed);

// Sets gaze_horizontal and gaze_vertical; needs eyes_closed to be set.
void read_gaze(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
