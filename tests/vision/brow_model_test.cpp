#include "vision/brow_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "vision/damaged_model.hpp"

namespace attune::vision {
namespace {

// A drawn face whose brows are turned by `tilt` pixels at their inner ends, up positive.
cv::Mat face_with(int tilt) {
  cv::Mat crop(48, 48, CV_8UC1, cv::Scalar::all(60));
  cv::ellipse(crop, {24, 26}, {19, 24}, 0, 0, 360, cv::Scalar::all(170), cv::FILLED);
  for (const int x : {15, 33}) {
    cv::circle(crop, {x, 19}, 2, cv::Scalar::all(40), cv::FILLED);
    const int inner = x < 24 ? x + 5 : x - 5;
    const int outer = x < 24 ? x - 5 : x + 5;
    cv::line(crop, {outer, 13}, {inner, 13 - tilt}, cv::Scalar::all(50), 2);
  }
  return crop;
}

class BrowNetwork : public testing::Test {
 protected:
  BrowModel model{ATTUNE_MODELS};
};

TEST_F(BrowNetwork, GivesProbabilitiesAndTheSameTwice) {
  const core::Expression expression = model.read(face_with(0));
  const auto& p = expression.probability;
  EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1.0, 1e-9);
  EXPECT_EQ(p, model.read(face_with(0)).probability);
}

TEST_F(BrowNetwork, BrowsPulledDownInTheMiddleLookMoreAngry) {
  const auto anger = core::ExpressionClass::anger;
  EXPECT_GT(model.read(face_with(-4))[anger], model.read(face_with(3))[anger] + 0.1);
}

TEST_F(BrowNetwork, AMirroredFaceGetsTheSameAnswer) {
  cv::Mat face = face_with(-3);
  cv::line(face, {30, 4}, {40, 8}, cv::Scalar::all(20), 2);  // hair on one side
  cv::Mat mirrored;
  cv::flip(face, mirrored, 1);
  const core::Expression one = model.read(face);
  const core::Expression other = model.read(mirrored);
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    EXPECT_NEAR(one.probability[i], other.probability[i], 1e-5) << core::kExpressionNames[i];
  }
}

TEST_F(BrowNetwork, TheMouthDoesNotMatter) {
  const cv::Mat face = face_with(0);
  cv::Mat laughing = face.clone();
  cv::ellipse(laughing, {24, 36}, {10, 6}, 0, 0, 180, cv::Scalar::all(250), cv::FILLED);
  EXPECT_EQ(model.read(face).probability, model.read(laughing).probability);
}

TEST_F(BrowNetwork, OneGreyIsNoReasonToFail) {
  const core::Expression expression = model.read(cv::Mat(48, 48, CV_8UC1, cv::Scalar::all(77)));
  for (const double probability : expression.probability) EXPECT_TRUE(std::isfinite(probability));
}

TEST(BrowModelFile, MissingAndDamagedOnesAreTold) { expect_damage_is_told<BrowModel>(kBrowModel); }

}  // namespace
}  // namespace attune::vision
