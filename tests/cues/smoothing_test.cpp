#include "cues/smoothing.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attune::cues {
namespace {

TEST(Smoother, TakesTheFirstValueAsItIs) {
  Smoother s;
  EXPECT_DOUBLE_EQ(s.update(3.0, 0.1, 0.2), 3.0);
}

TEST(Smoother, StepResponseDependsOnTimeNotOnFrames) {
  for (const int fps : {10, 25, 60}) {
    Smoother s;
    s.update(0.0, 0.0, 0.2);
    double value = 0.0;
    for (int i = 0; i < fps; ++i) value = s.update(1.0, 1.0 / fps, 0.2);
    EXPECT_NEAR(value, 1.0 - std::exp(-1.0 / 0.2), 1e-9) << fps;
  }
}

TEST(FeatureSmoother, KeepsMissingMissingAndRestartsAfterAGap) {
  FeatureSmoother smoother({});
  FeatureSet raw;
  raw[Feature::brow_height] = 1.0;
  EXPECT_FALSE(smoother.update(raw, 0.0)[Feature::mouth_gap].has_value());
  raw[Feature::brow_height] = 2.0;
  const double soon = *smoother.update(raw, 0.03)[Feature::brow_height];
  EXPECT_GT(soon, 1.0);
  EXPECT_LT(soon, 1.6);
  EXPECT_FALSE(smoother.update({}, 0.06)[Feature::brow_height].has_value());
  raw[Feature::brow_height] = 7.0;
  EXPECT_DOUBLE_EQ(*smoother.update(raw, 3.0)[Feature::brow_height], 7.0)
      << "after a long gap the old value must not drag";
}

}  // namespace
}  // namespace attune::cues
