#include "cues/head.hpp"

#include <gtest/gtest.h>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::Missing;
using testing::deg;
using testing::Player;
using testing::Pose;
using testing::rad;
using testing::settled;

TEST(Head, TurnNodAndTiltAreAnglesAgainstNeutral) {
  Pose calm;  // sits a little askew, camera below the face
  calm.yaw_rad = rad(6.0);
  calm.pitch_rad = rad(12.0);
  Pose pose = calm;
  pose.yaw_rad += rad(20.0);
  pose.pitch_rad -= rad(15.0);
  pose.roll_rad += rad(14.0);
  EXPECT_NEAR(deg(*settled(CueId::head_turn, pose, calm).value), 20.0, 0.2);
  EXPECT_NEAR(deg(*settled(CueId::head_nod, pose, calm).value), -15.0, 0.2);
  EXPECT_NEAR(deg(*settled(CueId::head_tilt, pose, calm).value), 14.0, 0.2);
}

TEST(Head, WordsNameTheSubjectsSide) {
  Pose pose;
  pose.yaw_rad = rad(22.0);
  pose.roll_rad = rad(-15.0);
  pose.pitch_rad = rad(-15.0);
  EXPECT_EQ(settled(CueId::head_turn, pose).sentence, "The head is turned to their left.");
  EXPECT_EQ(settled(CueId::head_tilt, pose).sentence, "The head is tilted to their right.");
  EXPECT_EQ(settled(CueId::head_nod, pose).word, "lowered");
}

TEST(Head, StaysReadableWhenTurnedFarAway) {
  Pose pose;
  pose.yaw_rad = rad(75.0);
  const core::CueReading r = settled(CueId::head_turn, pose);
  ASSERT_TRUE(r.value);
  EXPECT_NEAR(deg(*r.value), 75.0, 0.5);
  EXPECT_GT(r.confidence, 0.3);
  EXPECT_TRUE(r.active);
}

TEST(Head, BeforeTheBaselineAskewIsNotTurned) {
  Pose askew;  // as with a camera below the face and beside the screen
  askew.yaw_rad = rad(12.0);
  askew.pitch_rad = rad(17.0);
  Player player;
  core::CueSet cues = player.hold(askew, 0.6);
  EXPECT_EQ(*cues[CueId::head_turn].value, 0.0);
  EXPECT_EQ(*cues[CueId::head_nod].value, 0.0);
  askew.yaw_rad = rad(-40.0);
  cues = player.hold(askew, 0.6);
  EXPECT_NEAR(deg(*cues[CueId::head_turn].value), -25.0, 1.0) << "15 degrees may be usual";
  EXPECT_TRUE(cues[CueId::head_turn].active);
}

TEST(Head, NeutralIsLimited) {
  Pose askew;
  askew.roll_rad = rad(20.0);
  EXPECT_NEAR(deg(*settled(CueId::head_tilt, askew, askew).value), 10.0, 0.6);
}

TEST(Head, TiltCountsAfterHalfASecond) {
  Player player(30.0);
  player.calm();
  Pose pose;
  pose.roll_rad = rad(20.0);
  EXPECT_FALSE(player.hold(pose, 0.4)[CueId::head_tilt].active);
  EXPECT_TRUE(player.hold(pose, 0.4)[CueId::head_tilt].active);
}

TEST(Head, MirrorFlipsTurnAndTilt) {
  Pose pose;
  pose.yaw_rad = rad(17.0);
  pose.roll_rad = rad(9.0);
  const Pose other = capture::mirrored(pose);
  EXPECT_NEAR(*settled(CueId::head_turn, pose).value, -*settled(CueId::head_turn, other).value,
              1e-6);
  EXPECT_NEAR(*settled(CueId::head_tilt, pose).value, -*settled(CueId::head_tilt, other).value,
              1e-6);
}

TEST(Head, NoPoseNoTurn) {
  core::Face face = capture::make_synthetic_face({});
  face.pose.reset();
  Player player;
  const core::CueSet cues = player.show(face);
  EXPECT_EQ(cues[CueId::head_turn].missing, Missing::low_model_score);
  EXPECT_TRUE(cues[CueId::mouth_open].value) << "the rest is still read";
}

}  // namespace
}  // namespace attune::cues
