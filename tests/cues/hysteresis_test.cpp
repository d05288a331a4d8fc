#include "cues/hysteresis.hpp"

#include <gtest/gtest.h>

namespace attune::cues {
namespace {

using Change = Hysteresis::Change;
constexpr Switch kSwitch{0.5, 0.3, 0.2, 0.1};

TEST(Hysteresis, BeginsAfterHoldingAndEndsBelowTheLowerThreshold) {
  for (const double dt : {0.1, 0.05, 1.0 / 60.0}) {
    Hysteresis h;
    double t = 0.0;
    double began = -1.0;
    for (; t < 1.0; t += dt) {
      if (h.update(0.6, t, kSwitch) == Change::began) began = t;
    }
    EXPECT_NEAR(began, 0.2, dt) << dt;
    for (; t < 2.0; t += dt) EXPECT_EQ(h.update(0.4, t, kSwitch), Change::none) << "between";
    double ended = -1.0;
    const double from = t;
    for (; t < 3.0; t += dt) {
      if (h.update(0.2, t, kSwitch) == Change::ended) ended = t;
    }
    EXPECT_NEAR(ended - from, 0.1, dt) << dt;
    EXPECT_FALSE(h.on());
  }
}

TEST(Hysteresis, FlickerNeverBegins) {
  Hysteresis h;
  for (int i = 0; i < 200; ++i) {
    EXPECT_EQ(h.update(i % 4 == 0 ? 0.0 : 0.9, i * 0.05, kSwitch), Change::none);
  }
}

TEST(Hysteresis, OtherSideEndsTheCueFirst) {
  Hysteresis h;
  double t = 0.0;
  for (; t < 1.0; t += 0.05) h.update(0.8, t, kSwitch);
  ASSERT_TRUE(h.on());
  int ended = 0;
  int began = 0;
  for (; t < 2.0; t += 0.05) {
    const Change c = h.update(-0.8, t, kSwitch);
    ended += c == Change::ended;
    began += c == Change::began;
  }
  EXPECT_EQ(ended, 1);
  EXPECT_EQ(began, 1);
}

TEST(Hysteresis, ShortGapsDoNotEndACue) {
  Hysteresis h;
  double t = 0.0;
  for (; t < 1.0; t += 0.05) h.update(0.8, t, kSwitch);
  for (; t < 1.3; t += 0.05) EXPECT_EQ(h.update(std::nullopt, t, kSwitch), Change::none);
  for (; t < 1.5; t += 0.05) EXPECT_EQ(h.update(0.8, t, kSwitch), Change::none);
  bool ended = false;
  for (; t < 3.0; t += 0.05) ended |= h.update(std::nullopt, t, kSwitch) == Change::ended;
  EXPECT_TRUE(ended);
}

}  // namespace
}  // namespace attune::cues
