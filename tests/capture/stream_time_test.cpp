#include "capture/stream_time.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace attune::capture {
namespace {

TEST(StreamTime, KeepsGoodTimes) {
  StreamTime time(0.04);
  EXPECT_NEAR(time.next(0.0), 0.0, 1e-9);
  EXPECT_NEAR(time.next(0.04), 0.04, 1e-9);
  EXPECT_NEAR(time.next(0.5), 0.5, 1e-9);  // a real gap of a variable-rate clip stays
  EXPECT_NEAR(time.next(0.51), 0.51, 1e-9);
}

TEST(StreamTime, RepeatedTimesMoveOnALittleAndCatchUp) {
  StreamTime time(0.04);
  time.next(0.0);
  time.next(0.04);
  EXPECT_NEAR(time.next(0.04), 0.041, 1e-9);
  EXPECT_NEAR(time.next(0.039), 0.042, 1e-9);
  EXPECT_NEAR(time.next(0.08), 0.08, 1e-9);
}

TEST(StreamTime, MissingTimesFollowAtTheNominalRate) {
  StreamTime time(0.1);
  EXPECT_NEAR(time.next(std::nullopt), 0.0, 1e-9);
  EXPECT_NEAR(time.next(std::nullopt), 0.1, 1e-9);
  EXPECT_NEAR(time.next(std::nullopt), 0.2, 1e-9);
}

TEST(StreamTime, JumpBackGoesOnFromThere) {
  StreamTime time(0.04);
  time.next(0.0);
  time.next(100.0);
  EXPECT_NEAR(time.next(3.0), 100.04, 1e-9);
  EXPECT_NEAR(time.next(3.5), 100.54, 1e-9);
}

TEST(StreamTime, RestartGoesOnByOneInterval) {
  StreamTime time(0.04);
  time.next(0.0);
  time.next(0.04);
  time.restart();
  EXPECT_NEAR(time.next(0.0), 0.08, 1e-9);
  EXPECT_NEAR(time.next(0.04), 0.12, 1e-9);
  time.restart();
  EXPECT_NEAR(time.next(7.0), 0.16, 1e-9);
  EXPECT_NEAR(time.next(7.04), 0.2, 1e-9);
}

TEST(StreamTime, SenselessIntervalIsReplaced) {
  for (const double bad : {0.0, -1.0, 1e9, std::numeric_limits<double>::quiet_NaN()}) {
    StreamTime time(bad);
    time.next(std::nullopt);
    EXPECT_NEAR(time.next(std::nullopt), 0.04, 1e-9);
  }
}

TEST(StreamTime, GrowsWhateverTheStreamSays) {
  std::mt19937 random(7);
  StreamTime time(0.04);
  double last = time.next(std::numeric_limits<double>::quiet_NaN());
  for (int i = 0; i < 10000; ++i) {
    std::optional<double> stream;
    switch (random() % 6) {
      case 0:
        stream = std::numeric_limits<double>::infinity();
        break;
      case 1:
        break;
      case 2:
        stream = -1e300;
        break;
      case 3:
        time.restart();
        break;
      default:
        stream = static_cast<double>(random() % 100000) / 1000.0;
    }
    const double now = time.next(stream);
    ASSERT_GT(now, last);
    last = now;
  }
}

}  // namespace
}  // namespace attune::capture
