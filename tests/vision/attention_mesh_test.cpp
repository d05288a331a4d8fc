#include "vision/attention_mesh.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/error.hpp"

namespace attune::vision {
namespace {

TEST(PartMap, SpansTheUprightBoxEnlarged) {
  const std::vector<cv::Point2f> subset{{10, 20}, {18, 20}, {14, 24}};
  const auto map = part_map(subset, {10, 20}, {18, 20}, {1.5F, 1.5F});
  // Box 8 x 4 about (14, 22), times 1.5: 12 x 6.
  const auto first = transform(map, {0, 0});
  const auto last = transform(map, {kPartSize, kPartSize});
  EXPECT_NEAR(first.x, 8.0F, 1e-4);
  EXPECT_NEAR(first.y, 19.0F, 1e-4);
  EXPECT_NEAR(last.x, 20.0F, 1e-4);
  EXPECT_NEAR(last.y, 25.0F, 1e-4);
}

TEST(PartMap, TurnsWithTheLine) {
  const std::vector<cv::Point2f> upright{{-4, 0}, {4, 0}, {0, 2}};
  const cv::Matx23f level = part_map(upright, upright[0], upright[1], {1.5F, 1.5F});
  for (const float angle : {0.4F, -1.0F, 2.5F}) {
    const cv::Matx23f turn(std::cos(angle), -std::sin(angle), 30, std::sin(angle), std::cos(angle),
                           20);
    std::vector<cv::Point2f> turned;
    for (const auto& p : upright) {
      turned.push_back(transform(turn, p));
    }
    const auto map = part_map(turned, turned[0], turned[1], {1.5F, 1.5F});
    for (const cv::Point2f grid : {cv::Point2f(0, 0), cv::Point2f(16, 3), cv::Point2f(5, 16)}) {
      const auto expected = transform(turn, transform(level, grid));
      EXPECT_NEAR(transform(map, grid).x, expected.x, 1e-3);
      EXPECT_NEAR(transform(map, grid).y, expected.y, 1e-3);
    }
  }
}

class SampleFeatures : public testing::Test {
 protected:
  static constexpr int kChannels = 2;
  // Channel 0 holds x, channel 1 holds y of each cell.
  SampleFeatures() : features(kChannels * kFeatureSize * kFeatureSize) {
    for (int i = 0; i < kFeatureSize * kFeatureSize; ++i) {
      features[static_cast<std::size_t>(i)] = static_cast<float>(i % kFeatureSize);
      features[static_cast<std::size_t>(i + (kFeatureSize * kFeatureSize))] =
          static_cast<float>(i / kFeatureSize);
    }
  }
  std::vector<float> sample(const cv::Matx23f& map) const {
    std::vector<float> samples(kChannels * kPartSize * kPartSize, -1.0F);
    sample_features(features.data(), kChannels, map, samples.data());
    return samples;
  }
  std::vector<float> features;
};

TEST_F(SampleFeatures, IsBilinearAndCountsFromCorners) {
  const cv::Matx23f map(0.5F, 0.1F, 10.0F, -0.1F, 0.5F, 12.0F);
  const auto samples = sample(map);
  for (int i = 0; i < kPartSize * kPartSize; ++i) {
    const auto at = transform(
        map, {static_cast<float>(i % kPartSize) + 0.5F, static_cast<float>(i / kPartSize) + 0.5F});
    EXPECT_NEAR(samples[static_cast<std::size_t>(i)], at.x - 0.5F, 1e-3);
    EXPECT_NEAR(samples[static_cast<std::size_t>(i + (kPartSize * kPartSize))], at.y - 0.5F, 1e-3);
  }
}

TEST_F(SampleFeatures, IsZeroOutside) {
  const auto samples = sample({1, 0, 40, 0, 1, 40});
  EXPECT_NEAR(samples[0], 40.0F, 1e-4);     // at cell 40, inside
  EXPECT_EQ(samples[kPartSize - 1], 0.0F);  // at cell 55, outside
  const float nan = std::nanf("");
  for (const float value : sample({1, 0, nan, 0, 1, 0})) {
    EXPECT_EQ(value, 0.0F);
  }
}

TEST_F(SampleFeatures, ReadsTheLastRowWithoutGoingBeyondIt) {
  // Every sample exactly on the last cell.
  const auto samples = sample({0, 0, kFeatureSize - 0.5F, 0, 0, kFeatureSize - 0.5F});
  for (const float value : samples) {
    EXPECT_EQ(value, static_cast<float>(kFeatureSize - 1));
  }
}

TEST(AttentionMesh, NeedsItsFiles) { EXPECT_THROW(AttentionMesh("/nonexistent"), core::Error); }

}  // namespace
}  // namespace attune::vision
