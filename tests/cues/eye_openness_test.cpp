#include "cues/eye_openness.hpp"

#include <gtest/gtest.h>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::Missing;
using testing::Player;
using testing::Pose;
using testing::rad;
using testing::settled;

Pose lids(double right, double left) {
  Pose pose;
  pose.openness_right = right;
  pose.openness_left = left;
  return pose;
}

TEST(EyeOpenness, GrowsWithTheLids) {
  double before = -1.0;
  for (const double open : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2}) {
    const double now = *settled(CueId::eye_openness_left, lids(1.0, open)).value;
    EXPECT_GT(now, before - (open == 0.2 ? 0.0 : 1e-9)) << open;
    EXPECT_NEAR(now, open, 0.15) << open;
    before = now;
  }
}

TEST(EyeOpenness, EachEyeIsItsOwn) {
  Player player;
  player.calm();
  const core::CueSet cues = player.hold(lids(0.1, 1.0), 1.0);
  EXPECT_LT(*cues[CueId::eye_openness_right].value, 0.3);
  EXPECT_NEAR(*cues[CueId::eye_openness_left].value, 1.0, 0.02);
  EXPECT_LT(*cues[CueId::eyes_closed].value, 0.1) << "one closed eye is a wink";
  EXPECT_TRUE(cues[CueId::eye_openness_right].active);
  EXPECT_FALSE(cues[CueId::eye_openness_left].active);
}

TEST(EyeOpenness, ClosedEyesReadAsClosedAtOnce) {
  Player player(30.0);
  player.calm();
  EXPECT_LT(*player.hold({}, 0.5)[CueId::eyes_closed].value, 0.05);
  EXPECT_GT(*player.hold(lids(0.0, 0.0), 0.1)[CueId::eyes_closed].value, 0.8);
}

TEST(EyeOpenness, EventNeedsMoreThanAFlutter) {
  Player player(60.0);
  player.calm();
  player.hold(lids(0.0, 0.0), 0.1);
  player.hold({}, 0.5);
  EXPECT_EQ(player.events_of(CueId::eyes_closed, true), 0);
  player.hold(lids(0.0, 0.0), 0.5);
  player.hold({}, 0.5);
  EXPECT_EQ(player.events_of(CueId::eyes_closed, true), 1);
  EXPECT_EQ(player.events_of(CueId::eyes_closed, false), 1);
}

TEST(EyeOpenness, LookingDownIsNotClosing) {
  Player player;
  player.calm();
  Pose down = lids(0.45, 0.45);  // lids follow the eyes down
  down.gaze_pitch_rad = rad(-30.0);
  const core::CueSet cues = player.hold(down, 1.0);
  EXPECT_LT(*cues[CueId::eyes_closed].value, 0.3);
  ASSERT_TRUE(cues[CueId::gaze_vertical].value);
  EXPECT_LT(*cues[CueId::gaze_vertical].value, rad(-12.0));
  EXPECT_EQ(cues[CueId::gaze_vertical].word, "down");
}

TEST(EyeOpenness, SunkIrisGivesReliefToNarrowLids) {
  const EyeOpennessOptions o;
  Neutral neutral;
  neutral.fitted = true;
  FeatureSet features;
  for (const Feature eye : {Feature::eye_gap_right, Feature::eye_gap_left}) {
    neutral.center[static_cast<std::size_t>(eye)] = 0.14;
    features[eye] = 0.03;
  }
  features[Feature::gaze_pitch] = rad(-5.0);  // as in a blink
  EXPECT_GT(*closed_likelihood(features, neutral, o), 0.8);
  features[Feature::gaze_pitch] = rad(-12.0);
  EXPECT_LT(*closed_likelihood(features, neutral, o), 0.3);
  EXPECT_FALSE(closed_likelihood({}, neutral, o));
}

TEST(EyeOpenness, AgainstTheAverageEyeReliefGrowsAsTheEyesSink) {
  const EyeOpennessOptions o;
  Neutral average;
  FeatureSet features;
  for (const Feature eye : {Feature::eye_gap_right, Feature::eye_gap_left}) {
    average.center[static_cast<std::size_t>(eye)] = 0.141;
    features[eye] = 0.03;
  }
  double before = 1.0;
  for (const double down : {0.0, 10.0, 20.0, 30.0}) {
    features[Feature::gaze_pitch] = rad(-down);
    const double closed = *closed_likelihood(features, average, o);
    EXPECT_LT(closed, before) << down;
    before = closed;
  }
  EXPECT_LT(before, 0.5);
  features[Feature::eye_gap_right] = features[Feature::eye_gap_left] = 0.012;
  EXPECT_GT(*closed_likelihood(features, average, o), 0.8)
      << "shut lids, wherever the iris is guessed";
}

TEST(EyeOpenness, NoddingAndTurningDoNotCloseTheEyes) {
  for (const double pitch : {-25.0, 25.0}) {
    Pose pose;
    pose.pitch_rad = rad(pitch);
    pose.gaze_pitch_rad = rad(-pitch / 2);
    EXPECT_LT(*settled(CueId::eyes_closed, pose).value, 0.2) << pitch;
  }
  for (const double yaw : {-28.0, 28.0}) {
    Pose pose;
    pose.yaw_rad = rad(yaw);
    EXPECT_NEAR(*settled(CueId::eye_openness_left, pose).value, 1.0, 0.15) << yaw;
    EXPECT_NEAR(*settled(CueId::eye_openness_right, pose).value, 1.0, 0.15) << yaw;
  }
}

TEST(EyeOpenness, TheEyeTurnedAwayIsGivenUpFirst) {
  Player player;
  player.calm();
  Pose pose;
  pose.yaw_rad = rad(40.0);  // to their left: the left eye is the far one
  const core::CueSet cues = player.hold(pose, 1.0);
  EXPECT_EQ(cues[CueId::eye_openness_left].missing, Missing::turned_away);
  EXPECT_TRUE(cues[CueId::eye_openness_right].value);
  EXPECT_TRUE(cues[CueId::eyes_closed].value);
}

TEST(EyeOpenness, MirrorSwapsTheEyes) {
  Pose pose = lids(0.4, 0.9);
  pose.yaw_rad = rad(10.0);
  EXPECT_NEAR(*settled(CueId::eye_openness_right, pose).value,
              *settled(CueId::eye_openness_left, capture::mirrored(pose)).value, 1e-4);
}

}  // namespace
}  // namespace attune::cues
