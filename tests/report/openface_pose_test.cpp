#include "report/openface_pose.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace attune::report {
namespace {

cv::Point3d rotate_x(double a, const cv::Point3d& p) {
  return {p.x, std::cos(a) * p.y - std::sin(a) * p.z, std::sin(a) * p.y + std::cos(a) * p.z};
}
cv::Point3d rotate_y(double a, const cv::Point3d& p) {
  return {std::cos(a) * p.x + std::sin(a) * p.z, p.y, -std::sin(a) * p.x + std::cos(a) * p.z};
}
cv::Point3d rotate_z(double a, const cv::Point3d& p) {
  return {std::cos(a) * p.x - std::sin(a) * p.y, std::sin(a) * p.x + std::cos(a) * p.y, p.z};
}

TEST(OpenfacePose, SignsOfSingleTurns) {
  const OpenfaceRotation left = to_openface({0.3, 0.0, 0.0, {}});
  EXPECT_NEAR(left.y, -0.3, 1e-12);
  EXPECT_NEAR(left.x, 0.0, 1e-12);
  const OpenfaceRotation up = to_openface({0.0, 0.2, 0.0, {}});
  EXPECT_NEAR(up.x, -0.2, 1e-12);
  const OpenfaceRotation tilted = to_openface({0.0, 0.0, 0.1, {}});
  EXPECT_NEAR(tilted.z, 0.1, 1e-12);
}

TEST(OpenfacePose, BothOrdersOfTurnsMoveTheHeadAlike) {
  std::mt19937 random(7);
  const auto angle = [&] { return (random() / 4294967296.0 - 0.5) * 2.0; };
  for (int i = 0; i < 200; ++i) {
    const core::HeadPose pose{angle(), angle(), angle(), {}};
    const OpenfaceRotation open = to_openface(pose);
    for (const cv::Point3d& p : {cv::Point3d(1, 2, 3), cv::Point3d(0, 0, -1)}) {
      const cv::Point3d ours =
          rotate_z(pose.roll_rad, rotate_y(-pose.yaw_rad, rotate_x(-pose.pitch_rad, p)));
      const cv::Point3d theirs = rotate_x(open.x, rotate_y(open.y, rotate_z(open.z, p)));
      EXPECT_NEAR(cv::norm(ours - theirs), 0.0, 1e-9);
    }
  }
}

TEST(OpenfacePose, GazeIsAUnitVectorTowardsTheCamera) {
  const cv::Point3d ahead = gaze_direction(0.0, 0.0);
  EXPECT_NEAR(cv::norm(ahead - cv::Point3d(0, 0, -1)), 0.0, 1e-12);
  const cv::Point3d left_up = gaze_direction(0.3, 0.2);
  EXPECT_NEAR(cv::norm(left_up), 1.0, 1e-12);
  EXPECT_NEAR(std::atan2(left_up.x, -left_up.z), 0.3, 1e-12) << "left of the subject: image right";
  EXPECT_NEAR(std::atan2(left_up.y, -left_up.z), -0.2, 1e-12) << "up: smaller y";
}

}  // namespace
}  // namespace attune::report
