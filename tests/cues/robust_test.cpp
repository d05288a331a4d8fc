#include "cues/robust.hpp"

#include <gtest/gtest.h>

namespace attune::cues {
namespace {

TEST(Robust, MedianIgnoresOrderAndOutliers) {
  EXPECT_EQ(median_of({3.0}), 3.0);
  EXPECT_EQ(median_of({900.0, 1.0, 3.0, 2.0, 2.5}), 2.5);
  EXPECT_EQ(median_of({2.0, 1.0}), 2.0) << "the upper one of two";
}

TEST(Robust, SpreadIsThatOfANormalDistribution) {
  // Distances from 5: 2, 1, 0, 1, 95; the middle one is 1.
  EXPECT_NEAR(spread_of({3.0, 4.0, 5.0, 6.0, 100.0}, 5.0), 1.4826, 1e-12);
  EXPECT_EQ(spread_of({5.0, 5.0, 5.0}, 5.0), 0.0);
}

}  // namespace
}  // namespace attune::cues
