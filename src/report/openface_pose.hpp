#pragma once

#include "core/face.hpp"

namespace attune::report {

// Head rotation as OpenFace 2.2 writes it (pose_Rx, pose_Ry, pose_Rz), radians:
// R = Rx(x) * Ry(y) * Rz(z) in the camera frame (x right, y down, z forward).
struct OpenfaceRotation {
  double x = 0.0;  // > 0 looking down
  double y = 0.0;  // > 0 turned to the subject's right
  double z = 0.0;  // > 0 tilted to the subject's left shoulder
};
OpenfaceRotation to_openface(const core::HeadPose& pose);

// Unit direction of the gaze in the camera frame, from its angles against the camera axis (> 0 to
// the subject's left, > 0 up); the camera lies at -z.
cv::Point3d gaze_direction(double horizontal_rad, double vertical_rad);

}  // namespace attune::report
