#include "app/system_clock.hpp"

#include <gtest/gtest.h>

namespace attune::app {
namespace {

TEST(SystemClock, NeverGoesBack) {
  SystemClock clock;
  double last = clock.now_s();
  for (int i = 0; i < 1000; ++i) {
    const double now = clock.now_s();
    EXPECT_GE(now, last);
    last = now;
  }
}

TEST(SystemClock, KnowsTheYear) { EXPECT_GT(unix_time_s(), 1577836800) << "2020 is over"; }

TEST(SystemClock, ProcessTellsItsAgeWorkAndMemory) {
  const double age_s = process_age_s();
  EXPECT_GE(age_s, 0.0);
  EXPECT_LT(age_s, 600.0) << "not the age of the machine";
  EXPECT_LE(age_s, process_age_s());
  EXPECT_GT(process_cpu_s(), 0.0);
  EXPECT_GT(process_peak_mb(), 1.0);
  EXPECT_LT(process_peak_mb(), 100000.0) << "MB, not bytes";
}

}  // namespace
}  // namespace attune::app
