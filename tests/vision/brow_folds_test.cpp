#include "vision/brow_folds.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "capture/synthetic_face.hpp"

namespace attune::vision {
namespace {

using capture::SyntheticPose;

cv::Point2f between_brows(const core::FaceShape& shape) {
  return (shape.right_brow.back() + shape.left_brow.back()) * 0.5F;
}

// Skin of one brightness with two folds between the brows, of `depth` as a share of it.
cv::Mat skin(const core::FaceShape& shape, double depth, double brightness = 150.0,
             double roll_rad = 0.0) {
  cv::Mat image(480, 640, CV_8UC3, cv::Scalar::all(brightness));
  const double iod = core::inter_ocular_px(shape);
  const cv::Point2d up(std::sin(roll_rad) * 0.2 * iod, -std::cos(roll_rad) * 0.2 * iod);
  const cv::Point2d side(std::cos(roll_rad) * 0.06 * iod, std::sin(roll_rad) * 0.06 * iod);
  const cv::Point2d middle = between_brows(shape);
  for (const double sign : {-1.0, 1.0}) {
    cv::line(image, middle + sign * side - up, middle + sign * side + up,
             cv::Scalar::all(brightness * (1.0 - depth)), std::max(1, static_cast<int>(0.04 * iod)),
             cv::LINE_AA);
  }
  return image;
}

double folds(double depth, double brightness = 150.0, const SyntheticPose& pose = {}) {
  const core::FaceShape shape = capture::make_synthetic_shape(pose);
  return estimate_brow_folds(skin(shape, depth, brightness, pose.roll_rad), shape).value_or(-1.0);
}

TEST(BrowFolds, DeeperFoldsMeasureMore) {
  double before = folds(0.0);
  EXPECT_GT(before, 0.0);
  EXPECT_LT(before, 0.001);
  for (const double depth : {0.1, 0.2, 0.4}) {
    EXPECT_GT(folds(depth), 1.5 * before) << depth;
    before = folds(depth);
  }
}

TEST(BrowFolds, BrightnessChangesNothing) {
  EXPECT_NEAR(folds(0.2, 200.0), folds(0.2, 80.0), 0.1 * folds(0.2));
}

TEST(BrowFolds, NearnessAndTiltChangeLittle) {
  const double usual = folds(0.2);
  for (const double iod : {60.0, 110.0}) {
    SyntheticPose pose;
    pose.inter_ocular_px = iod;
    EXPECT_NEAR(std::log(folds(0.2, 150.0, pose) / usual), 0.0, 0.15) << iod;
  }
  SyntheticPose tilted;
  tilted.roll_rad = 0.4;
  EXPECT_NEAR(std::log(folds(0.2, 150.0, tilted) / usual), 0.0, 0.15);
}

TEST(BrowFolds, LinesAcrossAreNone) {
  const core::FaceShape shape = capture::make_synthetic_shape({});
  cv::Mat image(480, 640, CV_8UC1, cv::Scalar(150));
  const cv::Point middle = between_brows(shape);
  cv::line(image, middle - cv::Point(40, 4), middle + cv::Point(40, -4), cv::Scalar(90), 3);
  EXPECT_LT(*estimate_brow_folds(image, shape), 0.001);
}

TEST(BrowFolds, DrawnBrowsThatComeCloserDoNotCount) {
  SyntheticPose pose;
  const auto seen = [&] {
    cv::Mat image;
    capture::draw_synthetic_face(image, pose);
    return *estimate_brow_folds(image, capture::make_synthetic_shape(pose));
  };
  const double calm = seen();
  pose.brow_raise = -0.4;
  EXPECT_LT(seen(), 1.5 * calm);
}

TEST(BrowFolds, SmallAndStrangeFacesGiveNone) {
  SyntheticPose small;
  small.inter_ocular_px = 20.0;
  core::FaceShape shape = capture::make_synthetic_shape(small);
  const cv::Mat image(480, 640, CV_8UC3, cv::Scalar::all(100));
  EXPECT_FALSE(estimate_brow_folds(image, shape));
  EXPECT_FALSE(estimate_brow_folds(image, core::FaceShape{}));
  shape = capture::make_synthetic_shape({});
  shape.right_brow.back().x = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(estimate_brow_folds(image, shape));
  EXPECT_TRUE(std::isfinite(
      *estimate_brow_folds(cv::Mat::zeros(480, 640, CV_8UC3), capture::make_synthetic_shape({}))));
}

}  // namespace
}  // namespace attune::vision
