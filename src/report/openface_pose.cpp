#include "report/openface_pose.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core/matx.hpp>

namespace attune::report {

OpenfaceRotation to_openface(const core::HeadPose& pose) {
  const double cx = std::cos(-pose.pitch_rad);
  const double sx = std::sin(-pose.pitch_rad);
  const double cy = std::cos(-pose.yaw_rad);
  const double sy = std::sin(-pose.yaw_rad);
  const double cz = std::cos(pose.roll_rad);
  const double sz = std::sin(pose.roll_rad);
  const cv::Matx33d about_x(1, 0, 0, 0, cx, -sx, 0, sx, cx);
  const cv::Matx33d about_y(cy, 0, sy, 0, 1, 0, -sy, 0, cy);
  const cv::Matx33d about_z(cz, -sz, 0, sz, cz, 0, 0, 0, 1);
  const cv::Matx33d r = about_z * about_y * about_x;  // see core::HeadPose
  // Entries of Rx(x) * Ry(y) * Rz(z): r02 = sin y, r12 = -sin x cos y, r01 = -cos y sin z.
  return {std::atan2(-r(1, 2), r(2, 2)), std::asin(std::clamp(r(0, 2), -1.0, 1.0)),
          std::atan2(-r(0, 1), r(0, 0))};
}

cv::Point3d gaze_direction(double horizontal_rad, double vertical_rad) {
  const double x = std::tan(horizontal_rad);
  const double y = -std::tan(vertical_rad);
  const double length = std::sqrt(x * x + y * y + 1.0);
  return {x / length, y / length, -1.0 / length};
}

}  // namespace attune::report
