#include "capture/backoff.hpp"

#include <gtest/gtest.h>

namespace attune::capture {
namespace {

TEST(Backoff, GrowsToTheLongestWaitAndStartsOver) {
  Backoff backoff;
  for (const double wait_s : {0.5, 1.0, 2.0, 4.0, 8.0, 10.0, 10.0, 10.0}) {
    EXPECT_EQ(backoff.next_s(), wait_s);
  }
  backoff.reset();
  EXPECT_EQ(backoff.next_s(), 0.5);
  EXPECT_EQ(backoff.next_s(), 1.0);
}

}  // namespace
}  // namespace attune::capture
