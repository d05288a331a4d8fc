#include "capture/synthetic_arms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace attune::capture {
namespace {

const cv::Vec3f kColor(100, 120, 140);

cv::Mat blank() { return {480, 640, CV_8UC3, cv::Scalar(0, 0, 0)}; }

// Pixels that were drawn on.
cv::Mat touched(const cv::Mat& image) {
  cv::Mat mask;
  cv::inRange(image, cv::Scalar(0, 0, 0), cv::Scalar(0, 0, 0), mask);
  return 255 - mask;
}

TEST(ShadeLimb, IsAsWideAsItsRingsWhateverItsDirection) {
  for (const cv::Point3f& way : {cv::Point3f(0, 200, 0), cv::Point3f(0, -200, 0),
                                 cv::Point3f(200, 0, 0), cv::Point3f(-140, 140, 60)}) {
    const cv::Point3f from(0, 0, 900);
    const ShadedGrid grid =
        shade_limb({{from - way, 40, 40}, {from + way, 40, 40}}, kColor, SyntheticCamera{}, 0.0F);
    cv::Mat image = blank();
    fill_grid(image, grid, grid.columns / 2);
    // Through the middle, across the limb: 80 mm at 900 mm.
    const cv::Point2f across = cv::Point2f(-way.y, way.x) / std::hypot(way.x, way.y);
    int wide = 0;
    const cv::Mat mask = touched(image);
    for (int i = -80; i <= 80; ++i) {
      const cv::Point2f p = cv::Point2f(320, 240) + across * static_cast<float>(i);
      if (mask.at<std::uint8_t>(cvRound(p.y), cvRound(p.x)) != 0) ++wide;
    }
    EXPECT_NEAR(wide, 80.0 * SyntheticCamera{}.focal_px / 900.0, 4.0) << way;
  }
}

TEST(ShadeLimb, IsRoundAndClosed) {
  const ShadedGrid grid = shade_limb({{{0, -50, 900}, 40, 40}, {{0, 50, 900}, 40, 40}}, kColor,
                                     SyntheticCamera{}, 0.0F);
  cv::Mat image = blank();
  fill_grid(image, grid, grid.columns / 2);
  const int middle = image.at<cv::Vec3b>(240, 320)[1], edge = image.at<cv::Vec3b>(240, 289)[1];
  EXPECT_GT(middle, edge + 20);
  std::vector<std::vector<cv::Point>> parts;
  cv::findContours(touched(image), parts, cv::RETR_LIST, cv::CHAIN_APPROX_NONE);
  EXPECT_EQ(parts.size(), 1U) << "one piece without holes";
}

TEST(DrawArms, StayInsideTheirOutline) {
  for (const double amount : {0.0, 0.5, 1.0}) {
    for (const bool crossed : {false, true}) {
      SyntheticPose pose;
      pose.inter_ocular_px = 40.0;
      pose.center_px = {320.0F, 110.0F};
      (crossed ? pose.body.arms_crossed : pose.body.left_hand_to_face) = amount;
      cv::Mat image = blank();
      for (const Side side : {Side::right, Side::left}) {
        draw_upper_arm(image, pose, side);
        draw_forearm(image, pose, side);
      }
      std::vector<cv::Point> drawn;
      cv::findNonZero(touched(image), drawn);
      ASSERT_GT(drawn.size(), 5000U);
      const cv::Rect box = cv::boundingRect(drawn), allowed = cv::boundingRect(outline_arms(pose));
      EXPECT_EQ(box & allowed, box);
    }
  }
}

TEST(DrawArms, AreWhereTheirJointsAre) {
  SyntheticPose pose;
  pose.inter_ocular_px = 40.0;
  pose.center_px = {320.0F, 110.0F};
  pose.body.left_hand_to_face = 1.0;
  cv::Mat image = blank();
  draw_forearm(image, pose, Side::left);
  const core::Body body = make_synthetic_body(pose);
  const cv::Mat mask = touched(image);
  for (const core::BodyPoint* p : {&body.left_elbow, &body.left_wrist, &body.left_hand}) {
    EXPECT_NE(mask.at<std::uint8_t>(cv::Point(p->at)), 0);
  }
  EXPECT_EQ(mask.at<std::uint8_t>(cv::Point(body.right_shoulder.at)), 0);
}

}  // namespace
}  // namespace attune::capture
