#include "capture/synthetic_body.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/core.hpp>

namespace attune::capture {
namespace {

struct Measures {
  double width, gap, slope;  // of the shoulders, pixels and radians; the gap is that to the ears
};

Measures measure(const core::Body& body) {
  const cv::Point2f across = body.left_shoulder.at - body.right_shoulder.at;
  const float shoulders_y = 0.5F * (body.left_shoulder.at.y + body.right_shoulder.at.y);
  const float ears_y = 0.5F * (body.left_ear.at.y + body.right_ear.at.y);
  return {cv::norm(across), shoulders_y - ears_y, std::atan2(across.y, across.x)};
}

SyntheticPose with(const SyntheticBody& body) {
  SyntheticPose pose;
  pose.body = body;
  return pose;
}

core::Body seen(const SyntheticBody& body) {
  return make_synthetic_body(moved_with_body(with(body)));
}

TEST(SyntheticBody, SitsUnderTheHeadAtRest) {
  const core::Body body = seen({});
  const Measures m = measure(body);
  EXPECT_NEAR(m.width / SyntheticPose{}.inter_ocular_px, 4.9, 0.3) << "as most adults have it";
  EXPECT_NEAR(m.slope, 0.0, 1e-6);
  EXPECT_LT(body.right_shoulder.at.x, 320.0F) << "the subject's right is on the left";
  EXPECT_GT(body.left_wrist.at.y, body.left_elbow.at.y);
  EXPECT_GT(body.left_elbow.at.y, body.left_shoulder.at.y);
}

TEST(SyntheticBody, ShouldersRiseByTheirShareOfTheGap) {
  const Measures rest = measure(seen({}));
  for (const double raise : {-0.1, 0.1, 0.3}) {
    SyntheticBody body;
    body.shoulder_raise = raise;
    EXPECT_NEAR(measure(seen(body)).gap, (1.0 - raise) * rest.gap, 0.01 * rest.gap);
    EXPECT_EQ(moved_with_body(with(body)).center_px, SyntheticPose{}.center_px) << "head stays";
  }
}

TEST(SyntheticBody, HeadSinksAndShouldersStay) {
  const Measures rest = measure(seen({}));
  SyntheticBody body;
  body.slouch = 0.2;
  EXPECT_NEAR(measure(seen(body)).gap, 0.8 * rest.gap, 0.02 * rest.gap);
  EXPECT_NEAR(seen(body).left_shoulder.at.y, seen({}).left_shoulder.at.y, 2.0);
  EXPECT_GT(moved_with_body(with(body)).center_px.y, SyntheticPose{}.center_px.y + 30.0F);
}

TEST(SyntheticBody, LeansAboutTheHips) {
  SyntheticBody body;
  body.lean_rad = 0.15;
  EXPECT_NEAR(measure(seen(body)).slope, 0.15, 0.01) << "the left shoulder is lower";
  const auto hips = [](const core::Body& b) { return 0.5F * (b.left_hip.at + b.right_hip.at); };
  EXPECT_LT(cv::norm(hips(seen(body)) - hips(seen({}))), 12.0) << "tenths of a shoulder";
  const SyntheticPose moved = moved_with_body(with(body));
  EXPECT_GT(moved.center_px.x, 400.0F);
  EXPECT_NEAR(moved.roll_rad, 0.075, 1e-9);
}

TEST(SyntheticBody, TurnNarrowsTheShoulders) {
  const double rest = measure(seen({})).width;
  for (const double turn : {-0.6, 0.6}) {
    SyntheticBody body;
    body.turn_rad = turn;
    EXPECT_NEAR(measure(seen(body)).width / rest, std::cos(turn), 0.05);
  }
  SyntheticBody left;
  left.turn_rad = 0.6;
  const BodyView view(with(left));
  EXPECT_LT(view.to_camera(view.arm(Side::right).shoulder).z,
            view.to_camera(view.arm(Side::left).shoulder).z)
      << "the right shoulder comes forward";
}

TEST(SyntheticBody, BonesKeepTheirLength) {
  for (double x = 0.0; x <= 1.0; x += 0.05) {
    for (const bool crossed : {false, true}) {
      SyntheticBody body;
      (crossed ? body.arms_crossed : body.left_hand_to_face) = x;
      const ArmJoints arm = BodyView(with(body)).arm(Side::left);
      EXPECT_NEAR(cv::norm(arm.elbow - arm.shoulder), 285.0, 1.0) << x;
      EXPECT_NEAR(cv::norm(arm.wrist - arm.elbow), 250.0, 12.0) << x;
    }
  }
}

TEST(SyntheticBody, HandsGoWhereTheyAreSent) {
  SyntheticBody hand;
  hand.left_hand_to_face = 1.0;
  const core::Body at_face = seen(hand);
  const cv::Rect2f face = make_synthetic_face({}).box;
  EXPECT_LT(cv::norm(at_face.left_hand.at - 0.5F * (face.tl() + face.br())), face.width);
  EXPECT_GT(at_face.right_wrist.at.y, at_face.right_shoulder.at.y + 100.0F);

  SyntheticBody arms;
  arms.arms_crossed = 1.0;
  const core::Body crossed = seen(arms);
  EXPECT_GT(crossed.right_wrist.at.x, 320.0F + 60.0F);
  EXPECT_LT(crossed.left_wrist.at.x, 320.0F - 60.0F);
}

TEST(SyntheticBody, MirrorSwapsSides) {
  SyntheticPose pose;
  pose.body = {0.1, 0.2, 0.1, 0.3, 0.0, 1.0, 0.0};
  pose.center_px = {280.0F, 200.0F};
  const core::Body body = make_synthetic_body(pose);
  const core::Body other = make_synthetic_body(mirrored(pose));
  const auto expect_mirrored = [](const core::BodyPoint& a, const core::BodyPoint& b) {
    EXPECT_NEAR(a.at.x, 640.0F - b.at.x, 1e-2);
    EXPECT_NEAR(a.at.y, b.at.y, 1e-2);
  };
  expect_mirrored(body.left_shoulder, other.right_shoulder);
  expect_mirrored(body.right_elbow, other.left_elbow);
  expect_mirrored(body.left_hand, other.right_hand);
  expect_mirrored(body.left_ear, other.right_ear);
}

TEST(SyntheticBody, ScalesWithThePicture) {
  SyntheticPose pose;
  pose.body.shoulder_raise = 0.2;
  const core::Body body = make_synthetic_body(pose);
  const core::Body larger = make_synthetic_body(scaled_picture(pose, 2.0));
  EXPECT_LT(cv::norm(larger.left_elbow.at - 2.0F * body.left_elbow.at), 0.01);
}

}  // namespace
}  // namespace attune::capture
