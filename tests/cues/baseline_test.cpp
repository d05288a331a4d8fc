#include "cues/baseline.hpp"

#include <gtest/gtest.h>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::BaselineStatus;
using core::CueId;
using core::Missing;
using testing::Player;
using testing::Pose;
using testing::rad;

TEST(Baseline, IsReadyAfterThreeCalmSecondsAtAnyFrameRate) {
  for (const double fps : {10.0, 25.0, 60.0}) {
    Player player(fps);
    player.hold({}, 2.6);
    EXPECT_FALSE(player.engine().baseline().ready) << fps;
    EXPECT_NEAR(player.engine().baseline().progress, 2.6 / 3.0, 0.1) << fps;
    player.hold({}, 0.8);
    EXPECT_TRUE(player.engine().baseline().ready) << fps;
    EXPECT_EQ(player.engine().baseline().progress, 1.0) << fps;
    EXPECT_FALSE(player.engine().baseline().waiting_for) << fps;
  }
}

TEST(Baseline, SaysWhatItWaitsFor) {
  const auto waiting = [](const Pose& pose) {
    Player player;
    player.hold(pose, 2.0);
    const BaselineStatus status = player.engine().baseline();
    EXPECT_EQ(status.progress, 0.0);
    return status.waiting_for;
  };
  Pose turned;
  turned.yaw_rad = rad(30.0);
  EXPECT_EQ(waiting(turned), Missing::turned_away);
  Pose closed;
  closed.openness_left = closed.openness_right = 0.0;
  EXPECT_EQ(waiting(closed), Missing::eyes_closed);
  Pose small;
  small.inter_ocular_px = 12.0;
  EXPECT_EQ(waiting(small), Missing::too_small);
  Pose talking;
  talking.mouth_open = 0.9;
  EXPECT_EQ(waiting(talking), Missing::too_short);
}

TEST(Baseline, StandsStillWhileTheHeadMoves) {
  Player player;
  player.play(
      [](double t) {
        Pose pose;
        pose.yaw_rad = rad(18.0) * std::sin(8.0 * t);
        return pose;
      },
      6.0);
  EXPECT_FALSE(player.engine().baseline().ready);
  EXPECT_LT(player.engine().baseline().progress, 0.6);
}

TEST(Baseline, BlinksDoNotSpoilIt) {
  Player player;
  player.play(
      [](double t) {
        Pose pose;
        if (std::fmod(t, 1.0) < 0.2) pose.openness_left = pose.openness_right = 0.0;
        return pose;
      },
      6.0);
  ASSERT_TRUE(player.engine().baseline().ready);
  EXPECT_NEAR(*player.hold({}, 1.0)[CueId::eye_openness_left].value, 1.0, 0.03);
}

TEST(Baseline, TalkingAndRaisedBrowsInBetweenDoNotSpoilIt) {
  Player player;
  player.play(
      [](double t) {
        Pose pose;  // words and stressed brows, with pauses
        const double phase = std::fmod(t, 1.5);
        if (phase < 0.6) {
          pose.mouth_open = 0.4 * std::abs(std::sin(phase * 12.0));
          pose.brow_raise = 0.7 * std::sin(phase / 0.6 * 3.14159);
        }
        return pose;
      },
      12.0);
  ASSERT_TRUE(player.engine().baseline().ready);
  Pose raised;
  raised.brow_raise = 0.6;
  EXPECT_GT(*player.hold(raised, 1.0)[CueId::brow_raise].value, 0.3);
  EXPECT_EQ(*player.hold({}, 1.0)[CueId::brow_raise].value, 0.0);
}

TEST(Baseline, AMouthThatStaysPartedIsLearnedAfterAWhile) {
  Pose parted;
  parted.mouth_open = 0.3;
  Player player;
  player.hold(parted, 6.0);
  EXPECT_FALSE(player.engine().baseline().ready);
  player.hold(parted, 8.0);
  EXPECT_TRUE(player.engine().baseline().ready);
}

TEST(Baseline, CalmFramesAfterwardsRefineIt) {
  Pose start;  // slightly lifted brows in the first seconds
  start.brow_raise = 0.35;
  Player player;
  player.calm(start);
  const double at_first = *player.hold({}, 0.3)[CueId::brow_lower].value;
  EXPECT_GT(at_first, 0.1);
  EXPECT_LT(*player.hold({}, 20.0)[CueId::brow_lower].value, 0.5 * at_first);
}

TEST(Baseline, TakesThePersonAsTheyAre) {
  Pose own;  // low brows, corners that hang, head a little askew
  own.brow_raise = -0.3;
  own.mouth_corners = -0.3;
  own.roll_rad = rad(6.0);
  own.yaw_rad = rad(-8.0);
  Player player;
  player.calm(own);
  const core::CueSet cues = player.hold(own, 1.0);
  EXPECT_EQ(*cues[CueId::brow_lower].value, 0.0);
  EXPECT_EQ(*cues[CueId::mouth_corners].value, 0.0);
  EXPECT_NEAR(*cues[CueId::head_tilt].value, 0.0, 0.01);
  EXPECT_NEAR(*cues[CueId::head_turn].value, 0.0, 0.01);
  EXPECT_TRUE(cues[CueId::brow_lower].fitted);
}

TEST(Baseline, ABroadSmileAtTheStartIsNotTakenInFull) {
  Pose smile;
  smile.mouth_corners = 1.0;
  Player player;
  player.calm(smile);
  ASSERT_TRUE(player.engine().baseline().ready);
  EXPECT_GT(*player.hold(smile, 1.0)[CueId::mouth_corners].value, 0.1);
}

TEST(Baseline, AnotherBackendStartsAnew) {
  Player player;
  player.calm();
  ASSERT_TRUE(player.engine().baseline().ready);
  core::Face classic = capture::make_synthetic_face({});
  classic.backend = core::Backend::classic;
  player.show(classic);
  EXPECT_FALSE(player.engine().baseline().ready);
}

TEST(Baseline, ResetLearnsAnew) {
  Pose low;
  low.brow_raise = -0.4;
  Player player;
  player.calm();
  EXPECT_GT(*player.hold(low, 1.0)[CueId::brow_lower].value, 0.2);
  player.engine().reset_baseline();
  EXPECT_FALSE(player.engine().baseline().ready);
  EXPECT_EQ(player.engine().baseline().progress, 0.0);
  player.calm(low);
  EXPECT_TRUE(player.engine().baseline().ready);
  EXPECT_EQ(*player.hold(low, 1.0)[CueId::brow_lower].value, 0.0);
}

}  // namespace
}  // namespace attune::cues
