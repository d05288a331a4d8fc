#include "capture/live_time.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace attune::capture {
namespace {

TEST(LiveTime, WithoutStampsItIsTheClock) {
  LiveTime time;
  EXPECT_EQ(time.next(5.0), 5.0);
  EXPECT_EQ(time.next(5.04, 0.0), 5.04);
  EXPECT_EQ(time.next(5.08, std::numeric_limits<double>::quiet_NaN()), 5.08);
}

TEST(LiveTime, StandingClockStillGivesGrowingTimes) {
  LiveTime time;
  double last_s = time.next(1.0);
  for (int i = 0; i < 10; ++i) {
    const double next_s = time.next(1.0);
    EXPECT_GT(next_s, last_s);
    last_s = next_s;
  }
}

TEST(LiveTime, LateReadingDoesNotShake) {
  // The device stamps every 40 ms; reading comes 5 ms to 35 ms later.
  std::mt19937 random(5);
  LiveTime time;
  double device_s = 1000.0;
  time.next(3.0 + 0.005, device_s);
  for (int i = 1; i < 200; ++i) {
    const double late_s = 0.005 + static_cast<double>(random() % 30) / 1000.0;
    device_s += 0.04;
    const double now_s = 3.0 + 0.04 * i + late_s;
    const double time_s = time.next(now_s, device_s);
    EXPECT_NEAR(time_s, 3.0 + 0.005 + 0.04 * i, 1e-6);
    EXPECT_LE(time_s, now_s + 1e-9);
  }
}

TEST(LiveTime, JumpOfTheDeviceClockIsForgiven) {
  LiveTime time;
  time.next(10.0, 500.0);
  EXPECT_NEAR(time.next(10.04, 500.04), 10.04, 1e-9);
  EXPECT_NEAR(time.next(10.08, 3.0), 10.08, 1e-9);
  EXPECT_NEAR(time.next(10.12, 3.04), 10.12, 1e-9);
  EXPECT_NEAR(time.next(10.16, 900.0), 10.16, 1e-3);
}

TEST(LiveTime, NewDeviceNewClock) {
  LiveTime time;
  time.next(10.0, 500.0);
  time.restart();
  EXPECT_NEAR(time.next(12.0, 500.1), 12.0, 1e-9);
}

}  // namespace
}  // namespace attune::capture
