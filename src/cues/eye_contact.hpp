#pragma once

#include "core/cue.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// Likelihood that the eyes look towards the camera, [0,1], from where they look against the line to
// it, or to the learned place: falls steadily with the angle. A turned head that looks at the
// camera counts, a frontal head with eyes aside does not. Angles that the two eyes do not share
// (`split_rad`, >= 0) count for less: one iris is wrong then.
double toward_camera(double gaze_yaw_rad, double gaze_pitch_rad, double split_rad,
                     const EyeContactOptions& options);

// Sets eye_contact; needs what judge_gaze needs. It has no personal baseline (fitted is false):
// where a person looks in the first seconds is often the screen below the camera. Without irises it
// is not_provided: the head alone says where the face points, which head_turn tells already; an
// averted glance is exactly what it would miss.
void read_eye_contact(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
