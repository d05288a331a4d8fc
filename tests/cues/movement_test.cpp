#include "cues/movement.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <random>

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::Missing;
using core::Motion;

constexpr std::array kAll{CueId::head_movement, CueId::body_movement, CueId::fidgeting,
                          CueId::stillness};

// Plays motion energy to the cues.
class Meter {
 public:
  explicit Meter(double fps = 30.0) : step_s_(1.0 / fps) {}
  using Script = std::function<Motion(double time_s)>;

  core::CueSet play(const Script& script, double seconds) {
    const int frames = static_cast<int>(std::lround(seconds / step_s_));
    for (int i = 0; i < frames; ++i) {
      time_s_ += step_s_;
      movement_.read(script((i + 1) * step_s_), 1.0, time_s_, cues_);
      still_ = std::max(still_, cues_[CueId::stillness].value.value_or(0.0));
    }
    return cues_;
  }
  core::CueSet hold(double head, double body, double seconds) {
    return play([&](double) { return Motion{head, body, std::nullopt}; }, seconds);
  }
  double most_still() const { return still_; }

 private:
  double step_s_;
  double time_s_ = 0.0;
  core::CueSet cues_;
  Movement movement_{MovementOptions{}};
  double still_ = 0.0;
};

// Small movements that come and go twice a second.
Motion fidget(double t) {
  const double wave = 0.5 + 0.5 * std::sin(2.0 * std::numbers::pi * 2.0 * t);
  return {0.005, 0.02 + 0.06 * wave, std::nullopt};
}

// Talking: the head moves, and a little of that shows below it.
Motion talk(double t) {
  const double wave = std::abs(std::sin(2.0 * std::numbers::pi * 0.8 * t));
  return {0.15 * wave, 0.02 * wave, std::nullopt};
}

TEST(Movement, GrowsWithTheMotion) {
  double head = -1.0;
  double body = -1.0;
  for (const double share : {0.0, 0.01, 0.03, 0.08, 0.15, 0.4}) {
    Meter meter;
    meter.hold(0.0, 0.0, 2.0);
    const core::CueSet cues = meter.hold(share, share, 3.0);
    EXPECT_GE(*cues[CueId::head_movement].value, head);
    EXPECT_GE(*cues[CueId::body_movement].value, body);
    head = *cues[CueId::head_movement].value;
    body = *cues[CueId::body_movement].value;
  }
  EXPECT_EQ(head, 1.0);
  EXPECT_EQ(body, 1.0);
}

TEST(Movement, NoiseOfThePictureIsNone) {
  std::mt19937 random(3);
  Meter meter;
  const core::CueSet cues = meter.play(
      [&](double) {
        const double noise = 0.02 + 0.005 * static_cast<double>(random()) / std::mt19937::max();
        return Motion{noise, noise, std::nullopt};
      },
      30.0);
  EXPECT_EQ(cues[CueId::head_movement].intensity, core::Intensity::none);
  EXPECT_EQ(cues[CueId::body_movement].intensity, core::Intensity::none);
  EXPECT_EQ(*cues[CueId::fidgeting].value, 0.0);
}

TEST(Movement, SmallMovementsThatGoOnAreFidgeting) {
  Meter meter;
  meter.hold(0.002, 0.0, 10.0);
  EXPECT_EQ(meter.play(fidget, 1.0)[CueId::fidgeting].intensity, core::Intensity::none)
      << "not yet";
  EXPECT_GT(*meter.play(fidget, 12.0)[CueId::fidgeting].value, 0.8);
  EXPECT_EQ(*meter.hold(0.002, 0.0, 12.0)[CueId::fidgeting].value, 0.0);
}

TEST(Movement, TalkingAndAChangeOfPlaceAreNotFidgeting) {
  Meter talking;
  talking.hold(0.002, 0.0, 5.0);
  EXPECT_LT(*talking.play(talk, 20.0)[CueId::fidgeting].value, 0.2);
  Meter moving;
  moving.hold(0.002, 0.0, 8.0);
  moving.hold(0.3, 0.5, 2.0);
  EXPECT_LT(*moving.hold(0.002, 0.0, 1.0)[CueId::fidgeting].value, 0.2);
}

TEST(Movement, StillnessStandsOutFromHowAPersonUsuallyIs) {
  Meter meter;
  EXPECT_EQ(meter.play(talk, 10.0)[CueId::stillness].missing, Missing::too_short);
  EXPECT_EQ(*meter.play(talk, 50.0)[CueId::stillness].value, 0.0);
  EXPECT_GT(*meter.hold(0.0, 0.0, 7.0)[CueId::stillness].value, 0.9);
  EXPECT_LT(*meter.play(talk, 4.0)[CueId::stillness].value, 0.1);

  Meter quiet;
  EXPECT_LT(*quiet.hold(0.0, 0.0, 60.0)[CueId::stillness].value, 0.1) << "always so";
  EXPECT_EQ(quiet.most_still(), 0.0);
}

TEST(Movement, FrameRateChangesNothing) {
  for (const auto& script : {Meter::Script(fidget), Meter::Script(talk)}) {
    Meter slow(15.0);
    Meter fast(30.0);
    slow.hold(0.0, 0.0, 20.0);
    fast.hold(0.0, 0.0, 20.0);
    const core::CueSet a = slow.play(script, 10.0);
    const core::CueSet b = fast.play(script, 10.0);
    for (const CueId id : kAll)
      EXPECT_NEAR(*a[id].value, *b[id].value, 0.06) << core::info(id).name;
  }
}

TEST(Movement, PassesReasonsOn) {
  Meter meter;
  meter.hold(0.01, 0.01, 20.0);
  for (const Missing why : {Missing::camera_moving, Missing::too_short, Missing::not_provided}) {
    const core::CueSet cues = meter.play([&](double) { return Motion{{}, {}, why}; }, 0.2);
    for (const CueId id : kAll) {
      EXPECT_EQ(cues[id].missing, why) << core::info(id).name;
      EXPECT_FALSE(cues[id].value);
    }
  }
  EXPECT_TRUE(meter.hold(0.01, 0.01, 0.2)[CueId::fidgeting].value) << "the seconds before count";
}

TEST(Movement, TheHeadAloneTellsOfItself) {
  Meter meter;
  const core::CueSet cues = meter.play(
      [&](double) {
        return Motion{0.0, {}, Missing::out_of_view};
      },
      20.0);
  EXPECT_TRUE(cues[CueId::head_movement].value);
  EXPECT_EQ(cues[CueId::body_movement].missing, Missing::out_of_view);
  EXPECT_EQ(cues[CueId::fidgeting].missing, Missing::out_of_view);
  ASSERT_TRUE(cues[CueId::stillness].value);
  EXPECT_LT(cues[CueId::stillness].confidence, 0.6);
}

TEST(Movement, NumbersThatAreNoneGiveReasons) {
  Meter meter;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const core::CueSet cues = meter.hold(nan, nan, 1.0);
  for (const CueId id : kAll) EXPECT_TRUE(cues[id].missing);
}

TEST(NoiseFloor, IsTheCalmestSecondOfTheLastMinute) {
  NoiseFloor floor{MovementOptions{}};
  EXPECT_EQ(floor.value(), 0.0);
  double time_s = 0.0;
  const auto add = [&](double share, int tenths) {
    for (int i = 0; i < tenths; ++i) floor.add(share, 0.1, time_s += 0.1);
  };
  add(0.025, 30);
  EXPECT_NEAR(floor.value(), 0.025, 1e-9);
  add(0.004, 20);
  EXPECT_NEAR(floor.value(), 0.004, 1e-9);
  add(0.2, 700);
  EXPECT_NEAR(floor.value(), MovementOptions{}.max_floor, 1e-9) << "movement is no noise";
}

}  // namespace
}  // namespace attune::cues
