#include "capture/synthetic_torso.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace attune::capture {
namespace {

SyntheticPose small_person() {
  SyntheticPose pose;
  pose.inter_ocular_px = 50.0;
  pose.center_px = {320.0F, 120.0F};
  return pose;
}

// The highest point of the shirt over a shoulder.
float top_over(const SyntheticPose& pose, const core::BodyPoint& shoulder) {
  float top = 1e9F;
  for (const ShadedVertex& v : shade_torso(BodyView(pose), pose.camera).vertices) {
    if (std::abs(v.at.x - shoulder.at.x) < 12.0F) top = std::min(top, v.at.y);
  }
  return top;
}

TEST(Torso, CoversTheShoulders) {
  const SyntheticPose pose = small_person();
  const core::Body body = make_synthetic_body(pose);
  for (const core::BodyPoint* shoulder : {&body.right_shoulder, &body.left_shoulder}) {
    const float above = shoulder->at.y - top_over(pose, *shoulder);
    EXPECT_GT(above, 15.0F) << "a joint lies inside of its shoulder";
    EXPECT_LT(above, 60.0F);
  }
}

TEST(Torso, RisesWithTheShoulders) {
  const SyntheticPose rest = small_person();
  SyntheticPose raised = rest;
  raised.body.shoulder_raise = 0.3;
  const core::Body before = make_synthetic_body(rest), after = make_synthetic_body(raised);
  const float joint = before.left_shoulder.at.y - after.left_shoulder.at.y;
  const float cloth = top_over(rest, before.left_shoulder) - top_over(raised, after.left_shoulder);
  EXPECT_GT(joint, 25.0F);
  EXPECT_NEAR(cloth, joint, 0.25F * joint);
}

TEST(Torso, TurnsAsideWithTheBody) {
  const auto middle = [](const SyntheticPose& pose) {
    const ShadedGrid grid = shade_torso(BodyView(pose), pose.camera);
    return grid.vertices[static_cast<std::size_t>(15 * grid.columns + grid.columns / 2)].at.x;
  };
  SyntheticPose left = small_person();
  left.body.turn_rad = 0.5;
  EXPECT_GT(middle(left), middle(small_person()) + 20.0F) << "the chest goes to the subject's left";
}

TEST(Torso, NeckJoinsHeadAndBody) {
  for (const double roll : {-0.3, 0.0, 0.3}) {
    SyntheticPose pose = small_person();
    pose.roll_rad = roll;
    cv::Mat image(480, 640, CV_8UC3, cv::Scalar(0, 0, 0));
    draw_torso(image, pose);
    const cv::Point2d throat = HeadView(pose).project({0, 90, 75});
    EXPECT_NE(image.at<cv::Vec3b>(cv::Point(throat)), cv::Vec3b(0, 0, 0));
  }
}

}  // namespace
}  // namespace attune::capture
