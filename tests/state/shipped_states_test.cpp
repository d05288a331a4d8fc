// What the shipped table makes of cues and the look of the whole face together, over time.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "state/state_testing.hpp"

namespace attune::state {
namespace {

using core::CueId;
using core::ExpressionClass;
using core::StateEstimate;
using testing::calm_cues;
using testing::mostly;
using testing::Player;
using testing::top;
using testing::with;

StateEstimate hold(const core::CueSet& cues, std::optional<core::Expression> look = {},
                   double seconds = 8.0) {
  Player player;
  player.look(look);
  player.hold(calm_cues(), 1.5);
  return player.hold(cues, seconds);
}

const core::CueSet kSmile = with({{CueId::mouth_corners, 0.9}, {CueId::smile, 0.9}});

TEST(ShippedStates, EveryStateCanBeReached) {
  EXPECT_EQ(top(hold(with({{CueId::mouth_corners, 0.9},
                           {CueId::mouth_open, 0.8},
                           {CueId::brow_raise, 0.8},
                           {CueId::head_movement, 0.9},
                           {CueId::body_movement, 0.9}}),
                     mostly(ExpressionClass::surprise, 0.6))),
            "excited");
  EXPECT_EQ(top(hold(with({{CueId::brow_lower, 0.8}, {CueId::lips_pressed, 0.5}}),
                     mostly(ExpressionClass::anger, 0.9))),
            "angry");
  EXPECT_EQ(top(hold(with({{CueId::brow_raise, 0.5}, {CueId::au20, 0.8}, {CueId::tension, 0.7}}),
                     mostly(ExpressionClass::fear, 0.9))),
            "afraid");
  EXPECT_EQ(top(hold(with({{CueId::au09, 0.9}, {CueId::au10, 0.7}, {CueId::brow_lower, 0.4}}))),
            "disgusted");
  EXPECT_EQ(top(hold(with({{CueId::smile_asymmetry, 0.9}, {CueId::au14_left, 0.8}}),
                     mostly(ExpressionClass::contempt, 0.7))),
            "contemptuous");
  EXPECT_EQ(top(hold(with({{CueId::attending, 0.95}, {CueId::nodding, 0.9}, {CueId::lean, 0.2}}))),
            "interested");
  EXPECT_EQ(
      top(hold(with({{CueId::attending, 0.05}, {CueId::body_turn, 0.6}, {CueId::eye_contact, 0.1}}),
               {}, 12.0)),
      "distracted");
  EXPECT_EQ(
      top(hold(with({{CueId::tension, 0.8}, {CueId::shoulders, 0.2}, {CueId::brow_lower, 0.4}}), {},
               12.0)),
      "tense");
}

TEST(ShippedStates, ALookThatDisagreesLowersHowSureAndIsAReasonAgainst) {
  const StateEstimate alone = hold(kSmile);
  const StateEstimate agreeing = hold(kSmile, mostly(ExpressionClass::happiness));
  const StateEstimate neutral = hold(kSmile, mostly(ExpressionClass::neutral));
  ASSERT_EQ(top(alone), "happy");
  ASSERT_EQ(top(agreeing), "happy");
  ASSERT_EQ(top(neutral), "happy");
  EXPECT_LT(neutral.confidence, 0.6 * alone.confidence);
  EXPECT_GE(agreeing.confidence, alone.confidence);
  EXPECT_EQ(neutral.how_sure, "low (the whole face looks neutral)");
  bool against = false;
  for (const core::Reason& r : neutral.readings[0].reasons) against |= !r.cue && r.weight < 0.0;
  EXPECT_TRUE(against);
}

TEST(ShippedStates, FearAndSadnessStayUncertain) {
  for (const ExpressionClass look : {ExpressionClass::fear, ExpressionClass::sadness}) {
    Player player;
    player.look(mostly(look, 0.99));
    const StateEstimate e = player.hold(
        look == ExpressionClass::fear
            ? with({{CueId::brow_raise, 0.9}, {CueId::au20, 1.0}, {CueId::tension, 1.0}})
            : with({{CueId::mouth_corners, -1.0}, {CueId::shoulders, -0.3}, {CueId::slouch, 0.4}}),
        8.0);
    ASSERT_EQ(top(e), look == ExpressionClass::fear ? "afraid" : "sad");
    EXPECT_LE(e.confidence, 0.5);
  }
}

TEST(ShippedStates, ANeutralLookAloneIsNotCalmNorAnything) {
  core::CueSet unfitted = calm_cues();
  for (core::CueReading& r : unfitted.readings) r.fitted = false;
  EXPECT_TRUE(hold(unfitted, mostly(ExpressionClass::neutral, 0.95)).abstained);
}

TEST(ShippedStates, MissingCuesSayNothing) {
  core::CueSet few = kSmile;
  for (core::CueReading& r : few.readings) {
    if (r.id >= CueId::au01_right) {
      r.value.reset();
      r.missing = core::Missing::not_provided;
      r.confidence = 0.0;
    }
  }
  EXPECT_NEAR(hold(few).readings[0].probability, hold(kSmile).readings[0].probability, 1e-9);
}

TEST(ShippedStates, ShortLooksDoNotFlipTheReadingButLongOnesCount) {
  Player player;
  player.look(mostly(ExpressionClass::happiness));
  player.hold(kSmile, 4.0);
  for (int round = 0; round < 5; ++round) {
    player.look(mostly(ExpressionClass::surprise));
    for (int i = 0; i < 6; ++i) EXPECT_EQ(top(player.show(kSmile)), "happy");
    player.look(mostly(ExpressionClass::happiness));
    for (int i = 0; i < 20; ++i) EXPECT_EQ(top(player.show(kSmile)), "happy");
  }
}

TEST(ShippedStates, NoiseOnACalmFaceChangesTheTopAtMostTwelveTimesAMinute) {
  std::mt19937 random(7);
  std::normal_distribution<double> noise(0.0, 1.0);
  Player player;
  int changes = 0;
  std::string before;
  // Slow wandering and frame noise, about the size of what a still face shows on a webcam.
  std::array<double, core::kCueCount> drift{};
  for (int i = 0; i < 60 * 30; ++i) {
    core::CueSet cues = calm_cues();
    for (core::CueReading& r : cues.readings) {
      double& d = drift[static_cast<std::size_t>(r.id)];
      d += -d / 30.0 + 0.02 * noise(random);
      const core::CueInfo& info = core::info(r.id);
      const double unit = info.is_angle ? 0.3 : 1.0;
      r.value = std::clamp(*r.value + unit * (d + 0.04 * noise(random)), info.low, info.high);
    }
    core::Expression look = mostly(ExpressionClass::neutral, 0.7 + 0.1 * std::sin(0.05 * i));
    player.look(look);
    const std::string now = top(player.show(cues));
    if (i > 0 && now != before) ++changes;
    before = now;
  }
  EXPECT_LE(changes, 12);
}

TEST(ShippedStates, AffectGoesWithReadableFacesOnly) {
  const StateEstimate e = hold(kSmile, mostly(ExpressionClass::happiness));
  ASSERT_TRUE(e.affect);
  EXPECT_GT(e.affect->valence, 0.2);
  EXPECT_GE(e.affect->arousal_sd, e.affect->valence_sd);
  EXPECT_FALSE(hold(testing::without_any(core::Missing::too_dark)).affect);
}

}  // namespace
}  // namespace attune::state
