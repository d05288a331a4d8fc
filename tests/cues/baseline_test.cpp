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

TEST(Baseline, IsReadyAfterTenCalmSecondsAtAnyFrameRate) {
  for (const double fps : {10.0, 25.0, 60.0}) {
    Player player(fps);
    EXPECT_FALSE(player.hold({}, 2.6)[CueId::brow_raise].fitted) << fps;
    EXPECT_TRUE(player.hold({}, 0.8)[CueId::brow_raise].fitted) << fps;
    EXPECT_FALSE(player.engine().baseline().ready) << fps;
    EXPECT_FALSE(player.engine().neutral()) << fps;
    EXPECT_NEAR(player.engine().baseline().progress, 0.33, 0.03) << fps;
    player.hold({}, 7.2);
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
  EXPECT_EQ(waiting(talking), Missing::talking);
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
  EXPECT_LT(player.engine().baseline().progress, 0.2);
  EXPECT_EQ(player.engine().baseline().waiting_for, Missing::unsteady);
}

TEST(Baseline, BlinksDoNotSpoilIt) {
  Player player;
  player.play(
      [](double t) {
        Pose pose;
        if (std::fmod(t, 1.0) < 0.2) pose.openness_left = pose.openness_right = 0.0;
        return pose;
      },
      16.0);
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
      40.0);
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
  EXPECT_EQ(player.engine().baseline().progress, 0.0);
  player.hold(parted, 15.0);
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
  EXPECT_GT(*player.hold(smile, 1.0)[CueId::mouth_corners].value, 0.1);
}

TEST(Baseline, ASmilingOneIsRefusedWithTheReason) {
  Pose smile;
  smile.mouth_corners = 1.0;
  Player player;
  player.hold(smile, 9.0);
  EXPECT_FALSE(player.engine().baseline().refused);
  player.hold(smile, 1.5);
  EXPECT_EQ(player.engine().baseline().refused, Missing::smiling);
  EXPECT_FALSE(player.engine().baseline().ready);
  EXPECT_LT(player.engine().baseline().progress, 0.1);
  player.hold({}, 12.0);
  EXPECT_TRUE(player.engine().baseline().ready);
  EXPECT_FALSE(player.engine().baseline().refused);
}

TEST(Baseline, TheExpressionModelTellsASmileFromAWideMouth) {
  core::Face wide = capture::make_synthetic_face([] {
    Pose pose;
    pose.mouth_corners = 0.8;
    return pose;
  }());
  const auto learn = [&](double happiness) {
    wide.expression.emplace();
    wide.expression->probability = {1.0 - happiness, happiness};
    Player player;
    for (int i = 0; i < 330; ++i) player.show(wide);
    return player.engine().baseline();
  };
  EXPECT_TRUE(learn(0.05).ready);
  EXPECT_EQ(learn(0.9).refused, Missing::smiling);
}

TEST(Baseline, ATurnedOneIsRefusedWithTheReason) {
  Pose turned;
  turned.yaw_rad = rad(18.0);
  Player player;
  player.hold(turned, 10.5);
  EXPECT_EQ(player.engine().baseline().refused, Missing::turned_away);
}

TEST(Baseline, AFaceThatAlwaysLooksSoIsTakenInTheEnd) {
  Pose smile;
  smile.mouth_corners = 1.0;
  Player player;
  player.hold(smile, 40.0);
  EXPECT_TRUE(player.engine().baseline().ready);
}

TEST(Baseline, WhatWasLearnedCanBeUsedAgain) {
  Pose own;
  own.brow_raise = -0.3;
  own.mouth_corners = -0.3;
  Player first;
  first.hold(own, 12.0);
  const auto learned = first.engine().neutral();
  ASSERT_TRUE(learned);
  EXPECT_TRUE(learned->measures.contains("brow_height"));
  EXPECT_FALSE(learned->measures.contains("gaze_yaw")) << "where they looked is nobody's neutral";

  Player second;
  second.engine().set_neutral(learned);
  const core::CueReading brows = second.hold(own, 0.5)[CueId::brow_lower];
  EXPECT_TRUE(brows.fitted) << "from the first frame";
  EXPECT_EQ(*brows.value, 0.0);
  EXPECT_TRUE(second.engine().baseline().ready);
  EXPECT_TRUE(second.engine().baseline().from_profile);
  EXPECT_EQ(second.engine().neutral(), learned);

  core::Face classic = capture::make_synthetic_face(own);
  classic.backend = core::Backend::classic;
  second.show(classic);
  EXPECT_FALSE(second.engine().baseline().ready) << "measured with the points of another backend";
}

TEST(Baseline, FollowsSlowDriftOverALongSession) {
  Player player(10.0);
  player.hold({}, 30.0);
  // Over 20 minutes brows and lids sink a little and the head comes nearer by 12 %.
  const auto at = [](double share) {
    Pose pose;
    pose.brow_raise = -0.35 * share;
    pose.openness_left = pose.openness_right = 1.0 - 0.1 * share;
    pose.inter_ocular_px *= 1.0 + 0.12 * share;
    return pose;
  };
  player.play([&](double t) { return at(t / 1200.0); }, 1200.0);
  const core::CueSet cues = player.hold(at(1.0), 1.0);
  Player fresh(10.0);
  fresh.hold({}, 30.0);
  const core::CueSet without = fresh.hold(at(1.0), 1.0);
  EXPECT_GT(*without[CueId::brow_lower].value, 0.1) << "what there is to follow";
  EXPECT_LT(*cues[CueId::brow_lower].value, 0.3 * *without[CueId::brow_lower].value);
  EXPECT_LT(std::abs(*cues[CueId::lean].value), 0.05);
}

TEST(Baseline, AMoodThatLastsIsNotDrift) {
  Player player(10.0);
  player.hold({}, 30.0);
  Pose low;
  low.brow_raise = -1.0;
  low.mouth_corners = -1.0;
  const double at_first = *player.hold(low, 2.0)[CueId::brow_lower].value;
  EXPECT_NEAR(*player.hold(low, 600.0)[CueId::brow_lower].value, at_first, 0.05);
}

TEST(Baseline, ANewSeatBecomesNeutralAfterAMinute) {
  Player player(10.0);
  player.hold({}, 30.0);
  Pose moved;
  moved.inter_ocular_px *= 0.7;
  moved.pitch_rad = rad(8.0);
  const core::CueSet first = player.hold(moved, 5.0);
  EXPECT_LT(*first[CueId::lean].value, -0.2);
  const core::CueSet later = player.hold(moved, 70.0);
  EXPECT_NEAR(*later[CueId::lean].value, 0.0, 0.03);
  EXPECT_NEAR(*later[CueId::head_nod].value, 0.0, rad(1.0));
}

TEST(Baseline, AnotherBackendStartsAnew) {
  Player player;
  player.hold({}, 11.0);
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
  EXPECT_EQ(*player.hold(low, 1.0)[CueId::brow_lower].value, 0.0);
}

}  // namespace
}  // namespace attune::cues
