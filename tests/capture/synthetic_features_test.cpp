#include "capture/synthetic_features.hpp"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace attune::capture {
namespace {

const cv::Scalar kSkin(150, 180, 220);

cv::Mat canvas() { return cv::Mat(480, 640, CV_8UC3, kSkin); }

// Where a drawing touched the plain canvas.
cv::Rect touched(const cv::Mat& image) {
  cv::Mat difference;
  cv::absdiff(image, cv::Mat(image.size(), image.type(), kSkin), difference);
  cv::Mat grey;
  cv::cvtColor(difference, grey, cv::COLOR_BGR2GRAY);
  return cv::boundingRect(grey > 12);
}

int grey_at(const cv::Mat& image, cv::Point2f p) {
  const cv::Vec3b c = image.at<cv::Vec3b>(cvRound(p.y), cvRound(p.x));
  return (c[0] + c[1] + c[2]) / 3;
}

TEST(Eye, IsDrawnWhereTheShapeSays) {
  for (const double yaw : {-0.4, 0.0, 0.4}) {
    SyntheticPose pose;
    pose.yaw_rad = yaw;
    cv::Mat image = canvas();
    draw_eye(image, pose, HeadView(pose), Side::left);
    const core::EyeShape eye = make_synthetic_shape(pose).left_eye;
    const cv::Rect box = touched(image);
    EXPECT_NEAR(box.x, eye.inner_corner.x, 6.0);
    EXPECT_NEAR(box.br().x, eye.outer_corner.x, 6.0);
    EXPECT_TRUE(box.contains(cv::Point(eye.iris->center)));
  }
}

TEST(Eye, PupilIsDarkAndFollowsTheGaze) {
  for (const double gaze : {-0.4, -0.2, 0.0, 0.2, 0.4}) {
    SyntheticPose pose = scaled_picture({}, 2.0);
    pose.center_px = {320.0F, 240.0F};
    pose.camera.principal_px = {320.0, 240.0};
    pose.gaze_yaw_rad = gaze;
    cv::Mat image = canvas();
    draw_eye(image, pose, HeadView(pose), Side::right);
    const core::Iris iris = *make_synthetic_shape(pose).right_eye.iris;
    EXPECT_LT(grey_at(image, iris.center + cv::Point2f(1, 2)), 70) << gaze;
    const float away = gaze > 0 ? -1.7F : 1.7F;
    EXPECT_GT(grey_at(image, iris.center + cv::Point2f(away * iris.radius_px, 2)), 130)
        << "the white of the eye beside it, gaze " << gaze;
  }
}

TEST(Eye, ClosedLidsHideTheIris) {
  SyntheticPose pose;
  pose.openness_left = 0.0;
  cv::Mat image = canvas();
  draw_eye(image, pose, HeadView(pose), Side::left);
  const core::EyeShape eye = make_synthetic_shape(pose).left_eye;
  EXPECT_GT(grey_at(image, eye.iris->center), 130) << "skin, not pupil";
  EXPECT_LT(grey_at(image, eye.lower_lid[3]), 120) << "lashes where the lids meet";
}

TEST(Brow, LiesAlongItsPointsAndMoves) {
  int last = 1000;
  for (const double raise : {-1.0, 0.0, 1.0}) {
    SyntheticPose pose;
    pose.brow_raise = raise;
    cv::Mat image = canvas();
    draw_brow(image, pose, HeadView(pose), Side::left);
    const auto brow = make_synthetic_shape(pose).left_brow;
    EXPECT_LT(grey_at(image, brow[2]), 140);
    EXPECT_LT(touched(image).y, last);
    last = touched(image).y;
  }
}

TEST(Nose, HasTwoNostrils) {
  cv::Mat image = canvas();
  draw_nose(image, HeadView({}));
  const auto base = make_synthetic_shape({}).nose.base;
  EXPECT_LT(grey_at(image, base[1]), 170);
  EXPECT_LT(grey_at(image, base[3]), 170);
  EXPECT_GT(grey_at(image, base[2] + cv::Point2f(0, -8)), 175) << "skin between them";
}

TEST(Mouth, OpensAndShowsTeeth) {
  const auto draw = [](double open) {
    SyntheticPose pose;
    pose.mouth_open = open;
    cv::Mat image = canvas();
    draw_mouth(image, pose, HeadView(pose));
    return image;
  };
  SyntheticPose pose;
  pose.mouth_open = 1.0;
  const core::MouthShape mouth = make_synthetic_shape(pose).mouth;
  const cv::Mat open = draw(1.0);
  EXPECT_GT(touched(open).height, touched(draw(0.0)).height + 12);
  EXPECT_GT(grey_at(open, mouth.inner_upper[4] + cv::Point2f(0, 5)), 150) << "teeth";
  EXPECT_LT(grey_at(open, mouth.inner_upper[4] * 0.55F + mouth.inner_lower[4] * 0.45F), 100)
      << "dark";
}

TEST(Mouth, PressedLipsAreThin) {
  SyntheticPose pose;
  cv::Mat rest = canvas(), pressed = canvas();
  draw_mouth(rest, pose, HeadView(pose));
  pose.lips_pressed = 1.0;
  draw_mouth(pressed, pose, HeadView(pose));
  EXPECT_LT(touched(pressed).height, 0.75 * touched(rest).height);
}

TEST(Ear, StandsBesideTheJaw) {
  cv::Mat image = canvas();
  draw_ear(image, HeadView({}), Side::left);
  const auto jaw = make_synthetic_shape({}).jaw;
  EXPECT_GT(touched(image).br().x, jaw[16].x + 5.0F);
  EXPECT_LT(touched(image).x, jaw[16].x + 5.0F);
}

}  // namespace
}  // namespace attune::capture
