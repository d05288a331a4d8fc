#include "vision/quality.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <opencv2/imgproc.hpp>

#include "capture/synthetic_face.hpp"

namespace attune::vision {
namespace {

using core::Missing;

// Skin with fine texture under the synthetic face's outline.
class Quality : public testing::Test {
 protected:
  Quality() {
    pose.inter_ocular_px = 80.0;
    shape = capture::make_synthetic_shape(pose);
    image = cv::Mat(480, 640, CV_8UC3, cv::Scalar(120, 150, 200));
    cv::Mat texture(image.size(), CV_8UC3);
    cv::theRNG().state = 4;
    cv::randu(texture, cv::Scalar::all(0), cv::Scalar::all(60));
    cv::GaussianBlur(texture, texture, {}, 1.5);
    image = image - cv::Scalar::all(30) + texture;
    cv::ellipse(image, {280, 240}, {25, 12}, 0, 0, 360, cv::Scalar::all(20), -1);
    cv::ellipse(image, {360, 240}, {25, 12}, 0, 0, 360, cv::Scalar::all(20), -1);
  }

  core::FaceQuality measure(double model_score = 1.0) const {
    core::HeadPose head;
    head.yaw_rad = pose.yaw_rad;
    head.pitch_rad = pose.pitch_rad;
    return estimate_quality(image, shape, head, model_score);
  }

  void expect_worst(Missing reason, double model_score = 1.0) const {
    const auto quality = measure(model_score);
    ASSERT_FALSE(quality.problems.empty());
    EXPECT_EQ(quality.problems.front(), reason) << core::name(quality.problems.front());
    EXPECT_LT(quality.score, 0.5);
  }

  capture::SyntheticPose pose;
  core::FaceShape shape;
  cv::Mat image;
};

TEST_F(Quality, OfAGoodFaceHasNoProblem) {
  const auto quality = measure();
  EXPECT_TRUE(quality.problems.empty())
      << core::name(quality.problems.empty() ? Missing::no_face : quality.problems.front());
  EXPECT_GT(quality.score, 0.8);
  EXPECT_NEAR(quality.inter_ocular_px, 80.0, 1.0);
  EXPECT_GT(quality.brightness, 0.4);
  EXPECT_GT(quality.sharpness, 0.5);
}

TEST_F(Quality, NamesDarkAndBright) {
  image *= 0.08;
  expect_worst(Missing::too_dark);
  image.setTo(cv::Scalar::all(252));
  const auto quality = measure();
  EXPECT_NE(std::find(quality.problems.begin(), quality.problems.end(), Missing::too_bright),
            quality.problems.end());
}

TEST_F(Quality, NamesBlurAndFallsWithIt) {
  double before = measure().sharpness;
  for (const double sigma : {3.0, 6.0, 12.0}) {
    const cv::Mat sharp = image.clone();
    cv::GaussianBlur(sharp, image, {}, sigma);
    const double now = measure().sharpness;
    EXPECT_LE(now, before + 0.05);  // what is hardly there varies a little
    before = now;
  }
  expect_worst(Missing::blurred);
}

TEST_F(Quality, OfSharpnessDoesNotDependOnContrast) {
  const double before = measure().sharpness;
  image = image * 0.6 + cv::Scalar::all(40);
  EXPECT_NEAR(measure().sharpness, before, 0.12);
}

TEST_F(Quality, NamesATurnedHead) {
  pose.yaw_rad = 60 * CV_PI / 180;
  expect_worst(Missing::turned_away);
  pose.yaw_rad = 0;
  pose.pitch_rad = -48 * CV_PI / 180;
  expect_worst(Missing::turned_away);
}

TEST_F(Quality, NamesASmallFace) {
  pose.inter_ocular_px = 14.0;
  shape = capture::make_synthetic_shape(pose);
  const auto quality = measure();
  EXPECT_NE(std::find(quality.problems.begin(), quality.problems.end(), Missing::too_small),
            quality.problems.end());
}

TEST_F(Quality, NamesAFaceThatIsPartlyOutside) {
  pose.center_px = {10.0F, 240.0F};
  shape = capture::make_synthetic_shape(pose);
  const auto quality = measure();
  EXPECT_NE(std::find(quality.problems.begin(), quality.problems.end(), Missing::out_of_view),
            quality.problems.end());
}

TEST_F(Quality, NamesAMaskOverMouthAndChin) {
  const auto& base = shape.nose.base;
  const auto& jaw = shape.jaw;
  const cv::Rect mask(cv::Point(jaw[2].x, base[2].y), cv::Point(jaw[14].x, jaw[8].y + 10));
  cv::rectangle(image, mask, cv::Scalar(200, 120, 40), -1);
  const auto quality = measure();
  EXPECT_NE(std::find(quality.problems.begin(), quality.problems.end(), Missing::covered),
            quality.problems.end());
}

TEST_F(Quality, NamesALowModelScore) { expect_worst(Missing::low_model_score, 0.45); }

TEST_F(Quality, PutsTheWorstFirst) {
  pose.yaw_rad = 47 * CV_PI / 180;  // bad
  image *= 0.05;                    // worse
  const auto quality = measure();
  ASSERT_GE(quality.problems.size(), 2U);
  EXPECT_NE(quality.problems.front(), Missing::turned_away);
}

TEST_F(Quality, NeverImprovesWithDistanceFromTheGood) {
  double before = 1.0;
  for (int deg = 0; deg <= 80; deg += 10) {
    pose.yaw_rad = deg * CV_PI / 180;
    EXPECT_LE(measure().score, before);
    before = measure().score;
  }
  EXPECT_EQ(before, 0.0);
}

TEST_F(Quality, OfNonsenseIsZeroAndNoCrash) {
  shape.jaw[3].x = std::numeric_limits<float>::quiet_NaN();
  EXPECT_TRUE(std::isfinite(measure().score));
  shape = {};
  EXPECT_EQ(measure().score, 0.0);
  shape = capture::make_synthetic_shape(pose);
  image = cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(5));
  EXPECT_EQ(measure().score, 0.0);
  shape.jaw[3].x = 1e30F;
  EXPECT_EQ(measure().score, 0.0);
}

TEST(QualityRamp, RisesOrFallsBetweenItsEnds) {
  const QualityRamp rising{10, 20};
  EXPECT_EQ(rising.score(5), 0.0);
  EXPECT_EQ(rising.score(15), 0.5);
  EXPECT_EQ(rising.score(25), 1.0);
  const QualityRamp falling{20, 10};
  EXPECT_EQ(falling.score(5), 1.0);
  EXPECT_EQ(falling.score(25), 0.0);
  EXPECT_EQ(rising.score(std::numeric_limits<double>::quiet_NaN()), 0.0);
}

}  // namespace
}  // namespace attune::vision
