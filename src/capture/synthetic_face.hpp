#pragma once

#include <opencv2/core/mat.hpp>

#include "core/face.hpp"

namespace attune::capture {

// What the drawn face does: the ground truth of unit tests. Defaults are a calm face that looks
// into the camera.
struct SyntheticPose {
  double yaw_rad = 0.0;  // as core::HeadPose
  double pitch_rad = 0.0;
  double roll_rad = 0.0;
  double gaze_yaw_rad = 0.0;    // eyes against the head, > 0 to the subject's left
  double gaze_pitch_rad = 0.0;  // > 0 up
  double openness_right = 1.0;  // lids: 0 closed .. 1 open
  double openness_left = 1.0;
  double brow_raise = 0.0;                // -1 lowered and drawn together .. +1 raised
  double mouth_corners = 0.0;             // -1 down .. +1 up
  double mouth_open = 0.0;                // 0 .. 1
  double lips_pressed = 0.0;              // 0 .. 1
  double inter_ocular_px = 80.0;          // size of the face when frontal
  cv::Point2f center_px{320.0F, 240.0F};  // where the point between the eyes is seen
};

// The face's shape seen by a pinhole camera (focal length = 1.2 * 640 px by default, like a
// webcam's), irises included; exact, not drawn.
core::FaceShape make_synthetic_shape(const SyntheticPose& pose);

// The same wrapped as a tracked face with perfect quality and the pose as `core::HeadPose`.
core::Face make_synthetic_face(const SyntheticPose& pose, int id = 1);

// Draws the face into a BGR picture of the given size; near enough to a photo for both backends to
// find it. `image` is made when empty, otherwise drawn over (several faces in one picture).
void draw_synthetic_face(cv::Mat& image, const SyntheticPose& pose);

// What the source `synthetic` shows at a time: a script of turns, glances, blinks, smiles and lean
// that repeats every 20 s.
SyntheticPose synthetic_script(double time_s);

}  // namespace attune::capture
