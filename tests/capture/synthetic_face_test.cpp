#include "capture/synthetic_face.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <opencv2/core.hpp>
#include <random>

namespace attune::capture {
namespace {

using core::FaceShape;
using Points = std::vector<cv::Point2f>;

void append(Points& all, const Points& more) { all.insert(all.end(), more.begin(), more.end()); }

// Every point of the shape, always in the same order.
Points flatten(const FaceShape& s) {
  Points all;
  for (const core::EyeShape* eye : {&s.right_eye, &s.left_eye}) {
    append(all, {eye->outer_corner, eye->inner_corner});
    append(all, eye->upper_lid);
    append(all, eye->lower_lid);
    append(all, {eye->iris->center});
  }
  append(all, s.right_brow);
  append(all, s.left_brow);
  append(all, s.nose.bridge);
  append(all, s.nose.base);
  append(all, {s.mouth.right_corner, s.mouth.left_corner});
  for (const Points* lip :
       {&s.mouth.outer_upper, &s.mouth.inner_upper, &s.mouth.inner_lower, &s.mouth.outer_lower}) {
    append(all, *lip);
  }
  append(all, s.jaw);
  return all;
}

// What the face looks like in a mirror: left and right change places, x is turned about `axis`.
FaceShape swap_sides(const FaceShape& s) {
  FaceShape m = s;
  std::swap(m.right_eye, m.left_eye);
  std::swap(m.right_brow, m.left_brow);
  std::swap(m.mouth.right_corner, m.mouth.left_corner);
  for (Points* lip :
       {&m.mouth.outer_upper, &m.mouth.inner_upper, &m.mouth.inner_lower, &m.mouth.outer_lower}) {
    std::reverse(lip->begin(), lip->end());
  }
  std::reverse(m.nose.base.begin(), m.nose.base.end());
  std::reverse(m.jaw.begin(), m.jaw.end());
  return m;
}

double farthest(const Points& a, const Points& b) {
  EXPECT_EQ(a.size(), b.size());
  double worst = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, cv::norm(a[i] - b[i]));
  return worst;
}

SyntheticPose random_pose(std::mt19937& random) {
  const auto between = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random()) / 4294967295.0;
  };
  SyntheticPose p;
  p.yaw_rad = between(-0.5, 0.5);
  p.pitch_rad = between(-0.3, 0.3);
  p.roll_rad = between(-0.4, 0.4);
  p.gaze_yaw_rad = between(-0.5, 0.5);
  p.gaze_pitch_rad = between(-0.3, 0.3);
  p.openness_right = between(0.0, 1.0);
  p.openness_left = between(0.0, 1.0);
  p.brow_raise = between(-1.0, 1.0);
  p.mouth_corners = between(-1.0, 1.0);
  p.mouth_open = between(0.0, 1.0);
  p.lips_pressed = between(0.0, 1.0);
  p.inter_ocular_px = between(30.0, 160.0);
  p.center_px = {static_cast<float>(between(100, 540)), static_cast<float>(between(100, 380))};
  return p;
}

double opening(const core::EyeShape& eye) {
  const std::size_t middle = eye.upper_lid.size() / 2;
  return cv::norm(eye.lower_lid[middle] - eye.upper_lid[middle]) /
         cv::norm(eye.outer_corner - eye.inner_corner);
}

TEST(SyntheticShape, HasEveryPart) {
  const FaceShape s = make_synthetic_shape({});
  EXPECT_EQ(s.right_brow.size(), 5U);
  EXPECT_EQ(s.left_brow.size(), 5U);
  EXPECT_EQ(s.jaw.size(), 17U);
  EXPECT_GE(s.right_eye.upper_lid.size(), 2U);
  EXPECT_EQ(s.mouth.inner_lower.size() % 2, 1U) << "the middle point lies on the midline";
  EXPECT_EQ(s.nose.base.size() % 2, 1U);
  ASSERT_TRUE(s.left_eye.iris.has_value());
  ASSERT_TRUE(s.right_eye.iris.has_value());
}

TEST(SyntheticShape, LeftIsTheSubjectsLeftAndUpIsUp) {
  const FaceShape s = make_synthetic_shape({});
  EXPECT_GT(s.left_eye.iris->center.x, s.right_eye.iris->center.x);
  EXPECT_GT(s.left_eye.outer_corner.x, s.left_eye.inner_corner.x);
  EXPECT_LT(s.right_eye.outer_corner.x, s.right_eye.inner_corner.x);
  EXPECT_LT(s.left_brow[2].y, s.left_eye.upper_lid[3].y);
  EXPECT_LT(s.left_eye.upper_lid[3].y, s.left_eye.lower_lid[3].y);
  EXPECT_LT(s.nose.bridge.front().y, s.nose.bridge.back().y);
  EXPECT_LT(s.nose.base[2].y, s.mouth.outer_upper[4].y);
  EXPECT_LT(s.mouth.outer_upper[4].y, s.mouth.outer_lower[4].y);
  EXPECT_LT(s.mouth.outer_lower[4].y, s.jaw[8].y);
  EXPECT_LT(s.jaw.front().x, s.jaw.back().x);
  EXPECT_LT(s.left_brow.back().x, s.left_brow.front().x) << "from outer to inner end";
  EXPECT_LT(s.mouth.right_corner.x, s.mouth.left_corner.x);
}

TEST(SyntheticShape, SizeAndPlaceAreAsAsked) {
  for (const double size : {20.0, 80.0, 200.0}) {
    SyntheticPose pose;
    pose.inter_ocular_px = size;
    pose.center_px = {250.0F, 300.0F};
    const FaceShape s = make_synthetic_shape(pose);
    EXPECT_NEAR(core::inter_ocular_px(s), size, 1e-3);
    const cv::Point2f between = (s.right_eye.outer_corner + s.right_eye.inner_corner +
                                 s.left_eye.outer_corner + s.left_eye.inner_corner) *
                                0.25F;
    // Not exact: corners in front of the origin show a little more of a face that stands aside.
    EXPECT_NEAR(between.x, 250.0, 0.02 * size);
    EXPECT_NEAR(between.y, 300.0, 0.02 * size);
  }
}

TEST(SyntheticShape, MirroredPoseIsTheMirroredShape) {
  std::mt19937 random(1);
  for (int i = 0; i < 200; ++i) {
    const SyntheticPose pose = random_pose(random);
    Points expected = flatten(swap_sides(make_synthetic_shape(pose)));
    for (cv::Point2f& p : expected) {
      p.x = static_cast<float>(2.0 * pose.camera.principal_px.x - p.x);
    }
    EXPECT_LT(farthest(flatten(make_synthetic_shape(mirrored(pose))), expected), 1e-3);
  }
}

TEST(SyntheticShape, LargerPictureScalesEveryPoint) {
  std::mt19937 random(2);
  for (int i = 0; i < 100; ++i) {
    const SyntheticPose pose = random_pose(random);
    const FaceShape small = make_synthetic_shape(pose);
    const FaceShape large = make_synthetic_shape(scaled_picture(pose, 2.5));
    Points expected = flatten(small);
    for (cv::Point2f& p : expected) p *= 2.5F;
    EXPECT_LT(farthest(flatten(large), expected), 1e-2);
    EXPECT_NEAR(large.left_eye.iris->radius_px, 2.5 * small.left_eye.iris->radius_px, 1e-3);
  }
}

TEST(SyntheticShape, ShiftedPictureMovesEveryPoint) {
  std::mt19937 random(3);
  for (int i = 0; i < 100; ++i) {
    const SyntheticPose pose = random_pose(random);
    Points expected = flatten(make_synthetic_shape(pose));
    for (cv::Point2f& p : expected) p += cv::Point2f(37.0F, -21.0F);
    EXPECT_LT(
        farthest(flatten(make_synthetic_shape(shifted_picture(pose, {37.0, -21.0}))), expected),
        1e-2);
  }
}

TEST(SyntheticShape, RollTurnsThePictureAboutItsAxis) {
  std::mt19937 random(4);
  for (int i = 0; i < 100; ++i) {
    SyntheticPose pose = random_pose(random);
    pose.center_px = {320.0F, 240.0F};
    pose.roll_rad = 0.0;
    Points expected = flatten(make_synthetic_shape(pose));
    const double roll = 0.3;  // to the subject's left shoulder: the right edge goes down
    for (cv::Point2f& p : expected) {
      const double x = p.x - 320.0, y = p.y - 240.0;
      p = {static_cast<float>(320.0 + std::cos(roll) * x - std::sin(roll) * y),
           static_cast<float>(240.0 + std::sin(roll) * x + std::cos(roll) * y)};
    }
    pose.roll_rad = roll;
    EXPECT_LT(farthest(flatten(make_synthetic_shape(pose)), expected), 1e-2);
  }
}

TEST(SyntheticShape, HeadTurnsMoveTheNoseAndNarrowTheFarSide) {
  SyntheticPose pose;
  pose.yaw_rad = 0.35;
  const FaceShape left = make_synthetic_shape(pose);
  const FaceShape front = make_synthetic_shape({});
  const auto width = [](const core::EyeShape& e) {
    return cv::norm(e.outer_corner - e.inner_corner);
  };
  EXPECT_GT(left.nose.bridge.back().x, front.nose.bridge.back().x + 10.0);
  EXPECT_LT(width(left.left_eye), 0.95 * width(left.right_eye)) << "the left eye is the far one";

  pose = {};
  pose.pitch_rad = 0.25;
  EXPECT_LT(make_synthetic_shape(pose).nose.bridge.back().y, front.nose.bridge.back().y - 5.0);
  pose.pitch_rad = -0.25;
  EXPECT_GT(make_synthetic_shape(pose).nose.bridge.back().y, front.nose.bridge.back().y + 5.0);
}

// Checks that `measure` rises all the way while `set` goes from `low` to `high`.
void expect_rising(double low, double high, const std::function<void(SyntheticPose&, double)>& set,
                   const std::function<double(const FaceShape&)>& measure, const char* what) {
  double last = -1e9;
  for (int i = 0; i <= 20; ++i) {
    SyntheticPose pose;
    set(pose, low + (high - low) * i / 20.0);
    const double now = measure(make_synthetic_shape(pose));
    EXPECT_GT(now, last) << what << " at step " << i;
    last = now;
  }
}

TEST(SyntheticShape, EveryControlMovesItsPartAllTheWay) {
  expect_rising(
      0, 1, [](auto& p, double v) { p.openness_left = v; },
      [](const auto& s) { return opening(s.left_eye); }, "openness");
  expect_rising(
      -1, 1, [](auto& p, double v) { p.brow_raise = v; },
      [](const auto& s) { return s.left_eye.inner_corner.y - s.left_brow[3].y; }, "brow height");
  expect_rising(
      -1, 0, [](auto& p, double v) { p.brow_raise = v; },
      [](const auto& s) { return s.left_brow[4].x - s.right_brow[4].x; }, "brow gap");
  expect_rising(
      -1, 1, [](auto& p, double v) { p.mouth_corners = v; },
      [](const auto& s) {
        return s.mouth.inner_upper[4].y - 0.5 * (s.mouth.left_corner.y + s.mouth.right_corner.y);
      },
      "corner lift");
  expect_rising(
      0, 1, [](auto& p, double v) { p.mouth_open = v; },
      [](const auto& s) { return s.mouth.inner_lower[4].y - s.mouth.inner_upper[4].y; }, "gap");
  expect_rising(
      0, 1, [](auto& p, double v) { p.mouth_open = v; }, [](const auto& s) { return s.jaw[8].y; },
      "chin");
  expect_rising(
      0, 1, [](auto& p, double v) { p.lips_pressed = v; },
      [](const auto& s) { return s.mouth.outer_upper[4].y - s.mouth.outer_lower[4].y; },
      "thin lips");
  expect_rising(
      -0.6, 0.6, [](auto& p, double v) { p.gaze_yaw_rad = v; },
      [](const auto& s) { return s.left_eye.iris->center.x + s.right_eye.iris->center.x; },
      "iris to the subject's left");
  expect_rising(
      -0.4, 0.4, [](auto& p, double v) { p.gaze_pitch_rad = v; },
      [](const auto& s) { return -s.left_eye.iris->center.y; }, "iris up");
}

TEST(SyntheticShape, ClosedLidsMeetAndLeaveTheIris) {
  SyntheticPose pose;
  pose.openness_right = pose.openness_left = 0.0;
  const FaceShape closed = make_synthetic_shape(pose);
  const FaceShape open = make_synthetic_shape({});
  EXPECT_LT(opening(closed.left_eye), 1e-4);
  EXPECT_LT(opening(closed.right_eye), 1e-4);
  EXPECT_NEAR(opening(open.left_eye), 0.36, 0.03);
  EXPECT_LT(cv::norm(closed.left_eye.iris->center - open.left_eye.iris->center), 1e-6);
}

TEST(SyntheticShape, OneEyeLeavesTheOtherAlone) {
  SyntheticPose pose;
  pose.openness_right = 0.0;
  const FaceShape s = make_synthetic_shape(pose);
  EXPECT_LT(opening(s.right_eye), 1e-4);
  EXPECT_DOUBLE_EQ(opening(s.left_eye), opening(make_synthetic_shape({}).left_eye));
}

TEST(SyntheticShape, PressedLipsStayClosed) {
  SyntheticPose pose;
  pose.mouth_open = 1.0;
  pose.lips_pressed = 1.0;
  const FaceShape s = make_synthetic_shape(pose);
  EXPECT_NEAR(s.mouth.inner_lower[4].y, s.mouth.inner_upper[4].y, 1e-4);
}

TEST(SyntheticShape, RefusesAFaceWithoutSize) {
  SyntheticPose pose;
  pose.inter_ocular_px = 0.0;
  EXPECT_THROW(make_synthetic_shape(pose), std::logic_error);
  pose.inter_ocular_px = std::nan("");
  EXPECT_THROW(make_synthetic_shape(pose), std::logic_error);
}

TEST(SyntheticFace, CarriesItsTruth) {
  SyntheticPose pose;
  pose.yaw_rad = 0.2;
  pose.pitch_rad = -0.1;
  pose.roll_rad = 0.05;
  const core::Face face = make_synthetic_face(pose, 7);
  EXPECT_EQ(face.id, 7);
  ASSERT_TRUE(face.pose.has_value());
  EXPECT_DOUBLE_EQ(face.pose->yaw_rad, 0.2);
  EXPECT_DOUBLE_EQ(face.pose->pitch_rad, -0.1);
  EXPECT_DOUBLE_EQ(face.pose->roll_rad, 0.05);
  // 63 mm seen as 80 px through 768 px of focal length.
  EXPECT_NEAR(face.pose->head_in_camera_mm.z, 63.0 * 768.0 / 80.0, 2.0);
  EXPECT_TRUE(face.quality.problems.empty());
  EXPECT_DOUBLE_EQ(face.quality.score, 1.0);
  EXPECT_TRUE(face.box.contains(face.shape.nose.bridge.back()));
  EXPECT_TRUE(face.points.empty());
}

}  // namespace
}  // namespace attune::capture
