#include "app/frame_pacer.hpp"

#include <gtest/gtest.h>

namespace attune::app {
namespace {

// Runs the window's loop against a clock that moves by what the pacer waits; how often it drew.
int drawn_in(double seconds, bool busy, double news_every_s) {
  FramePacer pacer;
  double now_s = 0.0;
  double next_news_s = news_every_s;
  int drawn = 0;
  while (now_s < seconds) {
    now_s += pacer.wait_s(now_s, busy);
    if (news_every_s > 0 && now_s >= next_news_s) {
      pacer.news(now_s);
      next_news_s += news_every_s;
    }
    if (!pacer.should_draw(now_s, busy)) continue;
    pacer.drawn(now_s);
    ++drawn;
  }
  return drawn;
}

TEST(FramePacer, DrawsAtLeastThirtyTimesASecondWhileReading) {
  for (const double rate : {10.0, 15.0, 25.0, 30.0, 50.0}) {
    EXPECT_GE(drawn_in(10.0, true, 1 / rate), 300) << rate;
    EXPECT_LE(drawn_in(10.0, true, 1 / rate), 620) << rate;
  }
}

TEST(FramePacer, RestsWhenIdle) {
  const int drawn = drawn_in(10.0, false, 0);
  EXPECT_GE(drawn, 35);
  EXPECT_LE(drawn, 45);
}

TEST(FramePacer, NewsAreDrawnAtTheNextTick) {
  FramePacer pacer;
  pacer.drawn(100.0);
  EXPECT_FALSE(pacer.should_draw(100.001, false));
  pacer.news(100.001);
  EXPECT_TRUE(pacer.should_draw(100.001, false));
  pacer.drawn(100.002);
  EXPECT_FALSE(pacer.should_draw(100.003, false));
  EXPECT_LE(pacer.wait_s(100.003, false), 1.0 / 60) << "lively for a while";
}

}  // namespace
}  // namespace attune::app
