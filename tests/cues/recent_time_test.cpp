#include "cues/recent_time.hpp"

#include <gtest/gtest.h>

namespace attune::cues {
namespace {

TEST(RecentTime, SumsTheWindow) {
  RecentTime recent(10.0);
  EXPECT_EQ(recent.observed_s(), 0.0);
  for (int i = 1; i <= 30; ++i) recent.add(i, 1.0, i % 2 == 0);
  EXPECT_DOUBLE_EQ(recent.observed_s(), 10.0);
  EXPECT_DOUBLE_EQ(recent.counted_s(), 5.0);
}

TEST(RecentTime, ForgetsEverythingInTime) {
  RecentTime recent(10.0);
  for (int i = 1; i <= 100; ++i) recent.add(0.1 * i, 0.1, true);
  recent.forget(15.0);
  EXPECT_NEAR(recent.observed_s(), 5.0, 0.11);
  EXPECT_NEAR(recent.counted_s(), recent.observed_s(), 1e-9);
  recent.forget(30.0);
  EXPECT_EQ(recent.observed_s(), 0.0);
  EXPECT_EQ(recent.counted_s(), 0.0);
}

}  // namespace
}  // namespace attune::cues
