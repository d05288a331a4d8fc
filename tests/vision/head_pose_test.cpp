#include "vision/head_pose.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "capture/synthetic_face.hpp"

namespace attune::vision {
namespace {

constexpr double kDegree = CV_PI / 180.0;
const cv::Size kImage(640, 480);

capture::SyntheticPose turned(double yaw_deg, double pitch_deg, double roll_deg) {
  capture::SyntheticPose pose;
  pose.yaw_rad = yaw_deg * kDegree;
  pose.pitch_rad = pitch_deg * kDegree;
  pose.roll_rad = roll_deg * kDegree;
  return pose;
}

void expect_pose(const capture::SyntheticPose& truth, double tolerance_deg) {
  const auto pose = estimate_head_pose(capture::make_synthetic_shape(truth), kImage);
  ASSERT_TRUE(pose.has_value());
  EXPECT_NEAR(pose->yaw_rad / kDegree, truth.yaw_rad / kDegree, tolerance_deg);
  EXPECT_NEAR(pose->pitch_rad / kDegree, truth.pitch_rad / kDegree, tolerance_deg);
  EXPECT_NEAR(pose->roll_rad / kDegree, truth.roll_rad / kDegree, tolerance_deg);
}

TEST(HeadPose, RecoversTheSyntheticHead) {
  for (const double yaw : {-40.0, -20.0, 0.0, 15.0, 40.0}) {
    for (const double pitch : {-25.0, -10.0, 0.0, 10.0, 25.0}) {
      for (const double roll : {-30.0, 0.0, 20.0}) {
        SCOPED_TRACE(testing::Message() << yaw << " " << pitch << " " << roll);
        expect_pose(turned(yaw, pitch, roll), 3.0);
      }
    }
  }
}

TEST(HeadPose, StaysWithTheFaceWhateverItsSizeAndExpression) {
  for (const double size_px : {20.0, 60.0, 150.0}) {
    auto truth = turned(12.0, -6.0, 5.0);
    truth.inter_ocular_px = size_px;
    truth.openness_left = truth.openness_right = 0.0;
    truth.brow_raise = 1.0;
    expect_pose(truth, 3.0);
    truth.mouth_open = 0.6;
    expect_pose(truth, 4.0);
  }
}

TEST(HeadPose, FlipsTwoSignsInTheMirror) {
  const auto truth = turned(17.0, 8.0, -11.0);
  const auto pose = estimate_head_pose(capture::make_synthetic_shape(truth), kImage);
  const auto mirror =
      estimate_head_pose(capture::make_synthetic_shape(capture::mirrored(truth)), kImage);
  ASSERT_TRUE(pose && mirror);
  EXPECT_NEAR(mirror->yaw_rad, -pose->yaw_rad, 0.2 * kDegree);
  EXPECT_NEAR(mirror->pitch_rad, pose->pitch_rad, 0.2 * kDegree);
  EXPECT_NEAR(mirror->roll_rad, -pose->roll_rad, 0.2 * kDegree);
}

TEST(HeadPose, PlacesTheHeadInFrontOfTheCamera) {
  auto truth = turned(0.0, 0.0, 0.0);
  const auto shape = capture::make_synthetic_shape(truth);
  const auto pose = estimate_head_pose(shape, kImage);
  ASSERT_TRUE(pose.has_value());
  // 80 px between the eyes at a focal length of 768 px and 63 mm: about 605 mm away.
  EXPECT_NEAR(pose->head_in_camera_mm.z, 605.0, 40.0);
  EXPECT_NEAR(pose->head_in_camera_mm.x, 0.0, 5.0);
}

TEST(HeadPose, FromThePoseBeforeIsTheSame) {
  const auto shape = capture::make_synthetic_shape(turned(25.0, -12.0, 8.0));
  const auto fresh = estimate_head_pose(shape, kImage);
  const auto before =
      estimate_head_pose(capture::make_synthetic_shape(turned(20.0, -10.0, 5.0)), kImage);
  const auto followed = estimate_head_pose(shape, kImage, before);
  ASSERT_TRUE(fresh && followed);
  EXPECT_NEAR(followed->yaw_rad, fresh->yaw_rad, 0.1 * kDegree);
  EXPECT_NEAR(followed->pitch_rad, fresh->pitch_rad, 0.1 * kDegree);
}

TEST(HeadPose, IsCalmUnderNoise) {
  std::mt19937 random(11);
  std::normal_distribution<float> noise(0.0F, 0.3F);
  std::optional<core::HeadPose> pose;
  for (int i = 0; i < 100; ++i) {
    auto shape = capture::make_synthetic_shape(turned(10.0, 5.0, 0.0));
    for (auto* point : {&shape.right_eye.outer_corner, &shape.left_eye.inner_corner,
                        &shape.nose.bridge.back(), &shape.mouth.left_corner}) {
      *point += cv::Point2f(noise(random), noise(random));
    }
    pose = estimate_head_pose(shape, kImage, pose);
    ASSERT_TRUE(pose.has_value());
    EXPECT_NEAR(pose->yaw_rad / kDegree, 10.0, 4.0);
    EXPECT_NEAR(pose->pitch_rad / kDegree, 5.0, 5.0);
  }
}

TEST(HeadPose, OfWhatIsNoFaceIsMissing) {
  auto shape = capture::make_synthetic_shape(turned(0.0, 0.0, 0.0));
  EXPECT_FALSE(estimate_head_pose(shape, {}).has_value());
  EXPECT_FALSE(estimate_head_pose({}, kImage).has_value());
  auto broken = shape;
  broken.nose.bridge.back().x = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(estimate_head_pose(broken, kImage).has_value());
  auto upside_down = shape;  // eyes below the mouth without being turned
  for (auto* point : {&upside_down.right_eye.outer_corner, &upside_down.right_eye.inner_corner,
                      &upside_down.left_eye.outer_corner, &upside_down.left_eye.inner_corner}) {
    point->y += 200.0F;
  }
  EXPECT_FALSE(estimate_head_pose(upside_down, kImage).has_value());
  core::FaceShape one_place = shape;
  for (auto* point : {&one_place.right_eye.outer_corner, &one_place.right_eye.inner_corner,
                      &one_place.left_eye.outer_corner, &one_place.left_eye.inner_corner,
                      &one_place.mouth.left_corner, &one_place.mouth.right_corner}) {
    *point = {100.0F, 100.0F};
  }
  EXPECT_FALSE(estimate_head_pose(one_place, kImage).has_value());
}

TEST(HeadPose, NeverBreaksOnScrambledPoints) {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> anywhere(-2000.0F, 2000.0F);
  int poses = 0;
  for (int i = 0; i < 300; ++i) {
    auto shape = capture::make_synthetic_shape(turned(0.0, 0.0, 0.0));
    for (auto* point :
         {&shape.right_eye.outer_corner, &shape.right_eye.inner_corner,
          &shape.left_eye.outer_corner, &shape.left_eye.inner_corner, &shape.nose.bridge.front(),
          &shape.nose.bridge.back(), &shape.nose.base.front(), &shape.nose.base.back(),
          &shape.mouth.left_corner, &shape.mouth.right_corner}) {
      *point = {anywhere(random), anywhere(random)};
    }
    const auto pose = estimate_head_pose(shape, kImage);
    if (pose) {
      ++poses;
      EXPECT_TRUE(std::isfinite(pose->yaw_rad) && std::isfinite(pose->head_in_camera_mm.z));
      EXPECT_GT(pose->head_in_camera_mm.z, 0.0);
    }
  }
  EXPECT_LT(poses, 60);
}

TEST(Angles, MatchTheirMatrixBothWays) {
  std::mt19937 random(2);
  std::uniform_real_distribution<double> angle(-1.4, 1.4);
  for (int i = 0; i < 100; ++i) {
    core::HeadPose pose;
    pose.yaw_rad = angle(random);
    pose.pitch_rad = angle(random);
    pose.roll_rad = angle(random);
    core::HeadPose back;
    set_angles(back, camera_from_head(pose));
    EXPECT_NEAR(back.yaw_rad, pose.yaw_rad, 1e-9);
    EXPECT_NEAR(back.pitch_rad, pose.pitch_rad, 1e-9);
    EXPECT_NEAR(back.roll_rad, pose.roll_rad, 1e-9);
  }
}

TEST(Angles, PointTheNoseAsTheirNamesSay) {
  core::HeadPose pose;
  pose.yaw_rad = 0.3;
  pose.pitch_rad = 0.2;
  const cv::Vec3d nose = camera_from_head(pose) * cv::Vec3d(0, 0, -1);
  EXPECT_GT(nose[0], 0.0);  // towards the right edge of the picture
  EXPECT_LT(nose[1], 0.0);  // raised
  pose = {};
  pose.roll_rad = 0.3;
  const cv::Vec3d left = camera_from_head(pose) * cv::Vec3d(1, 0, 0);
  EXPECT_GT(left[1], 0.0);  // the right edge of the picture goes down
}

}  // namespace
}  // namespace attune::vision
