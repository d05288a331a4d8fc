#pragma once

#include "core/cue.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// What gaze is measured from: each iris against the middle of its eye's corners, in IOD, x to the
// right of the picture and y down once the head's roll is undone; and the turn of the head against
// the line to the camera.
struct IrisOffsets {
  cv::Point2d right;
  cv::Point2d left;
  double yaw_rad = 0.0;
  double pitch_rad = 0.0;
};
// Empty without irises (classic backend) or when nothing of the face can be read.
std::optional<IrisOffsets> find_iris_offsets(const FaceView& view);

// Fills gaze_yaw, gaze_pitch and gaze_split: where the eyes look against the line from them to the
// camera, so that 0, 0 is a look into the lens whatever the head does. From the place of each iris
// before its eyeball, whose centre lies a little behind the corners of the eye:
//   sin(angle) = (iris - projected centre of the eyeball) / radius
// The mean of both eyes is taken: errors of one eye are about three times those of the mean.
// gaze_split tells how much to trust it: one iris that is hidden or misplaced pulls the mean aside,
// and then the two angles part. Eyes that look together lie apart by `vergence_rad` in the mesh.
// Nothing is filled without irises (classic backend) or when the head is turned too far.
void measure_gaze(const FaceView& view, const GazeOptions& options, FeatureSet& features);

// Where the eyes look, or why that cannot be told; the same for gaze and eye contact.
struct Gaze {
  double yaw_rad = 0.0;  // against the line to the camera, or to the learned place if there is one
  double pitch_rad = 0.0;  // likewise
  double split_rad = 0.0;
  double confidence = 0.0;
  std::optional<core::Missing> missing;
};
// Needs eyes_closed and the openness of both eyes to be set in `cues`.
Gaze judge_gaze(const Inputs& in, const core::CueSet& cues);

// Sets gaze_horizontal and gaze_vertical; needs what judge_gaze needs.
void read_gaze(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
