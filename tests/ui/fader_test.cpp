#include "ui/fader.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

double level_after(Fader& fader, double from_s, double to_s, int rounds, bool show) {
  double level = 0.0;
  for (int i = 1; i <= rounds; ++i) {
    fader.begin(from_s + (to_s - from_s) * i / rounds);
    if (show) fader.show("brows");
    fader.end();
    level = fader.level("brows");
  }
  return level;
}

TEST(Fader, TakesTheSameTimeAtAnyFrameRate) {
  for (const int rounds : {2, 5, 40}) {
    Fader fader(0.2);
    fader.begin(0.0);
    fader.end();
    EXPECT_NEAR(level_after(fader, 0.0, 0.1, rounds, true), 0.5, 1e-9) << rounds;
    EXPECT_NEAR(level_after(fader, 0.1, 0.3, rounds, true), 1.0, 1e-9) << rounds;
    EXPECT_FALSE(fader.moving());
    EXPECT_NEAR(level_after(fader, 0.3, 0.35, rounds, false), 0.75, 1e-9) << rounds;
    EXPECT_TRUE(fader.moving());
    EXPECT_EQ(level_after(fader, 0.35, 1.0, rounds, false), 0.0) << rounds;
    EXPECT_FALSE(fader.moving());
  }
}

TEST(Fader, DoesNotJumpInTheFirstRound) {
  Fader fader(0.2);
  fader.begin(1000.0);
  EXPECT_EQ(fader.show("eyes"), 0.0);
}

TEST(Fader, WithReducedMotionIsThereAtOnceAndGoneAtOnce) {
  Fader fader(0.0);
  fader.begin(0.0);
  EXPECT_EQ(fader.show("eyes"), 1.0);
  fader.end();
  EXPECT_FALSE(fader.moving());
  fader.begin(0.016);
  fader.end();
  EXPECT_EQ(fader.level("eyes"), 0.0);
}

TEST(Fader, DoesNotRunBackwardsWithTheClock) {
  Fader fader(1.0);
  fader.begin(0.0);
  fader.end();
  EXPECT_NEAR(level_after(fader, 0.0, 0.5, 1, true), 0.5, 1e-9);
  EXPECT_NEAR(level_after(fader, 0.5, 0.1, 1, true), 0.5, 1e-9);
}

TEST(Fader, ShowingTwiceInARoundStepsOnce) {
  Fader fader(1.0);
  fader.begin(0.0);
  fader.end();
  fader.begin(0.25);
  fader.show("eyes");
  EXPECT_NEAR(fader.show("eyes"), 0.25, 1e-9);
}

}  // namespace
}  // namespace attune::ui
