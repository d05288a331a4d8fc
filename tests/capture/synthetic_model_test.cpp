#include "capture/synthetic_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/core.hpp>
#include <random>

namespace attune::capture {
namespace {

TEST(HeadView, TurnsAsHeadPoseSays) {
  const cv::Vec3d nose(0, 0, -1);
  SyntheticPose pose;
  pose.yaw_rad = 0.3;
  cv::Vec3d seen = HeadView(pose).camera_from_head() * nose;
  EXPECT_NEAR(seen[0], std::sin(0.3), 1e-12) << "to the right edge of the picture";
  pose = {};
  pose.pitch_rad = 0.3;
  seen = HeadView(pose).camera_from_head() * nose;
  EXPECT_NEAR(seen[1], -std::sin(0.3), 1e-12) << "up";
  pose = {};
  pose.roll_rad = 0.3;
  seen = HeadView(pose).camera_from_head() * cv::Vec3d(1, 0, 0);
  EXPECT_NEAR(seen[1], std::sin(0.3), 1e-12) << "the subject's left side goes down";
}

// The pose is found again from projected points alone: two known directions of the head (its x axis
// from the eye centres, its y axis towards the chin line) are lifted back with their known depths.
TEST(HeadView, PoseComesBackFromTheProjection) {
  std::mt19937 random(5);
  const auto between = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random()) / 4294967295.0;
  };
  for (int i = 0; i < 200; ++i) {
    SyntheticPose pose;
    pose.yaw_rad = between(-0.6, 0.6);
    pose.pitch_rad = between(-0.4, 0.4);
    pose.roll_rad = between(-0.5, 0.5);
    pose.center_px = {static_cast<float>(between(150, 490)), static_cast<float>(between(120, 360))};
    const HeadView view(pose);
    const auto lift = [&](const cv::Point3d& in_head) {
      const cv::Point2d px = view.project(in_head);
      const double z = pose.camera.focal_px / view.pixels_per_mm(in_head);
      return cv::Point3d((px.x - pose.camera.principal_px.x) * z / pose.camera.focal_px,
                         (px.y - pose.camera.principal_px.y) * z / pose.camera.focal_px, z);
    };
    const cv::Point3d origin = lift({0, 0, 0});
    const cv::Vec3d x_axis = (lift({50, 0, 0}) - origin) * (1.0 / 50.0);
    const cv::Vec3d y_axis = (lift({0, 50, 0}) - origin) * (1.0 / 50.0);
    const cv::Vec3d forward = -x_axis.cross(y_axis);  // where the nose points
    const double pitch =
        std::asin(-(-std::sin(pose.roll_rad) * forward[0] + std::cos(pose.roll_rad) * forward[1]));
    const double yaw = std::atan2(
        std::cos(pose.roll_rad) * forward[0] + std::sin(pose.roll_rad) * forward[1], -forward[2]);
    const double roll = std::atan2(x_axis[1], x_axis[0]);
    EXPECT_NEAR(pitch, pose.pitch_rad, 1e-6);
    EXPECT_NEAR(yaw, pose.yaw_rad, 1e-6);
    EXPECT_NEAR(roll, pose.roll_rad, 1e-6);
    EXPECT_NEAR(cv::norm(cv::Vec3d(origin) - cv::Vec3d(view.head_in_camera_mm())), 0.0, 1e-6);
    EXPECT_NEAR(cv::norm(view.project({0, 0, 0}) - cv::Point2d(pose.center_px)), 0.0, 1e-6);
  }
}

TEST(HeadModel, IrisTurnsInsideTheEyeball) {
  SyntheticPose pose;
  pose.gaze_yaw_rad = 0.4;
  pose.gaze_pitch_rad = -0.2;
  const HeadModel head(pose);
  EXPECT_NEAR(cv::norm(head.gaze()), 1.0, 1e-12);
  for (const Side side : {Side::right, Side::left}) {
    const cv::Point3d arm = head.iris_center(side) - head.eyeball_center(side);
    EXPECT_NEAR(std::hypot(cv::norm(arm), kIrisRadius_mm), kEyeballRadius_mm, 1e-9)
        << "the iris's rim lies on the eyeball";
    EXPECT_GT(arm.x, 0.0) << "to the subject's left, in both eyes";
    EXPECT_GT(arm.y, 0.0) << "down";
  }
}

TEST(HeadModel, CurvesMeetAtTheirCorners) {
  SyntheticPose pose;
  pose.mouth_open = 0.7;
  pose.mouth_corners = 0.5;
  const HeadModel head(pose);
  for (const double end : {-1.0, 1.0}) {
    const cv::Point3d corner = head.outer_upper_lip(end);
    for (const cv::Point3d& p :
         {head.inner_upper_lip(end), head.inner_lower_lip(end), head.outer_lower_lip(end)}) {
      EXPECT_LT(cv::norm(p - corner), 1e-9);
    }
    EXPECT_LT(cv::norm(head.upper_lid(Side::left, end) - head.lower_lid(Side::left, end)), 1e-9);
  }
}

TEST(HeadModel, LipsNeverCross) {
  for (const double open : {0.0, 0.5, 1.0}) {
    for (const double corners : {-1.0, 0.0, 1.0}) {
      for (const double pressed : {0.0, 1.0}) {
        SyntheticPose pose;
        pose.mouth_open = open;
        pose.mouth_corners = corners;
        pose.lips_pressed = pressed;
        const HeadModel head(pose);
        for (double u = -0.95; u < 0.96; u += 0.05) {
          EXPECT_LT(head.outer_upper_lip(u).y, head.inner_upper_lip(u).y);
          EXPECT_LE(head.inner_upper_lip(u).y, head.inner_lower_lip(u).y + 1e-12);
          EXPECT_LT(head.inner_lower_lip(u).y, head.outer_lower_lip(u).y);
        }
      }
    }
  }
}

TEST(HeadModel, LidsFollowTheGazeALittle) {
  SyntheticPose down;
  down.gaze_pitch_rad = -0.3;
  const double rest = HeadModel({}).upper_lid(Side::left, 0.0).y;
  const double low = HeadModel(down).upper_lid(Side::left, 0.0).y;
  EXPECT_GT(low, rest);
  EXPECT_LT(low - rest, 12.0 * std::sin(0.3)) << "less than the eye itself";
}

}  // namespace
}  // namespace attune::capture
