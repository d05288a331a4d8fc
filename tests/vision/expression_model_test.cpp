#include "vision/expression_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "capture/synthetic_face.hpp"
#include "vision/damaged_model.hpp"

namespace attune::vision {
namespace {

core::FaceShape shape(double roll_rad = 0.0) {
  capture::SyntheticPose pose;
  pose.center_px = {200, 180};
  pose.inter_ocular_px = 80;
  pose.roll_rad = roll_rad;
  return capture::make_synthetic_shape(pose);
}

cv::Point2f middle(const cv::Point2f& a, const cv::Point2f& b) { return (a + b) * 0.5F; }

cv::Point2f eyes_of(const core::FaceShape& face) {
  const auto eye = [](const core::EyeShape& e) { return middle(e.outer_corner, e.inner_corner); };
  return middle(eye(face.right_eye), eye(face.left_eye));
}

// Where a point of the picture lies in the crop, as a share of its side.
cv::Point2f in_crop(const TurnedSquare& square, const cv::Point2f& point) {
  const cv::Point2f away = point - square.center;
  const float c = std::cos(square.angle_rad);
  const float s = std::sin(square.angle_rad);
  return cv::Point2f(c * away.x + s * away.y, -s * away.x + c * away.y) / square.side_px +
         cv::Point2f(0.5F, 0.5F);
}

class ExpressionSquare : public testing::TestWithParam<double> {};

// As FER2013 frames its faces, whichever way the head is tilted.
TEST_P(ExpressionSquare, PutsEyesAndMouthWhereTrainingFacesHaveThem) {
  const core::FaceShape face = shape(GetParam());
  const TurnedSquare square = expression_square(face);
  const cv::Point2f eyes = in_crop(square, eyes_of(face));
  const cv::Point2f mouth =
      in_crop(square, middle(face.mouth.right_corner, face.mouth.left_corner));
  EXPECT_NEAR(eyes.x, 0.5, 0.01);
  EXPECT_NEAR(eyes.y, 0.39, 0.02);
  EXPECT_NEAR(mouth.x, 0.5, 0.01);
  EXPECT_NEAR(mouth.y, 0.76, 0.03);
}

INSTANTIATE_TEST_SUITE_P(Tilts, ExpressionSquare, testing::Values(0.0, 0.26, -0.7));

TEST(ExpressionCrop, IsGreyAndUpright) {
  cv::Mat image(360, 400, CV_8UC3, cv::Scalar(10, 20, 30));
  const core::FaceShape face = shape(0.5);
  // A bright dot on each eye must come out on one height.
  const auto eye = [](const core::EyeShape& e) { return middle(e.outer_corner, e.inner_corner); };
  for (const auto& e : {face.right_eye, face.left_eye}) {
    cv::circle(image, cv::Point(eye(e)), 8, cv::Scalar::all(255), cv::FILLED);
  }
  const cv::Mat crop = expression_crop(image, face);
  ASSERT_EQ(crop.type(), CV_8UC1);
  ASSERT_EQ(crop.size(), cv::Size(kExpressionCropSize, kExpressionCropSize));
  cv::Point right;
  cv::Point left;
  cv::minMaxLoc(crop.colRange(0, 24), nullptr, nullptr, nullptr, &right);
  cv::minMaxLoc(crop.colRange(24, 48), nullptr, nullptr, nullptr, &left);
  EXPECT_NEAR(right.y, left.y, 3);
  EXPECT_NEAR(right.y, 0.39 * 48, 4);
}

TEST(ExpressionCrop, AFaceAtTheEdgeRepeatsTheEdge) {
  const cv::Mat image(360, 400, CV_8UC3, cv::Scalar::all(90));
  capture::SyntheticPose pose;
  pose.center_px = {5, 5};
  pose.inter_ocular_px = 80;
  const cv::Mat crop = expression_crop(image, capture::make_synthetic_shape(pose));
  EXPECT_EQ(cv::countNonZero(crop != 90), 0);
}

// The committed model itself: small enough to run in a unit test.
class ExpressionNetwork : public testing::Test {
 protected:
  ExpressionModel model{ATTUNE_MODELS};
};

cv::Mat face_like(double gain, double offset) {
  cv::Mat crop(48, 48, CV_8UC1, cv::Scalar::all(60));
  cv::circle(crop, {24, 24}, 20, cv::Scalar::all(100), cv::FILLED);
  cv::circle(crop, {16, 18}, 3, cv::Scalar::all(40), cv::FILLED);
  cv::circle(crop, {32, 18}, 3, cv::Scalar::all(40), cv::FILLED);
  cv::ellipse(crop, {24, 32}, {9, 5}, 0, 0, 180, cv::Scalar::all(40), 2);
  crop.convertTo(crop, -1, gain, offset);
  return crop;
}

TEST_F(ExpressionNetwork, GivesProbabilities) {
  const core::Expression expression = model.read(face_like(1, 0));
  const auto& p = expression.probability;
  EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1.0, 1e-9);
  for (const double probability : p) EXPECT_GT(probability, 0.0);
}

TEST_F(ExpressionNetwork, BrightnessAndContrastDoNotMatter) {
  const core::Expression plain = model.read(face_like(1, 0));
  const core::Expression dim = model.read(face_like(0.6, 10));
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    EXPECT_NEAR(plain.probability[i], dim.probability[i], 0.05) << core::kExpressionNames[i];
  }
}

TEST_F(ExpressionNetwork, OneGreyIsNoReasonToFail) {
  const core::Expression expression = model.read(cv::Mat(48, 48, CV_8UC1, cv::Scalar::all(77)));
  for (const double probability : expression.probability) EXPECT_TRUE(std::isfinite(probability));
}

TEST(ExpressionModelFile, MissingAndDamagedOnesAreTold) {
  expect_damage_is_told<ExpressionModel>(kExpressionModel);
}

}  // namespace
}  // namespace attune::vision
