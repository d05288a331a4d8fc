#include "cues/eye_contact.hpp"

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

double contact(const Pose& pose) { return *settled(CueId::eye_contact, pose).value; }

TEST(EyeContact, FrontalLookIntoTheLensCounts) {
  const core::CueReading r = settled(CueId::eye_contact, {});
  EXPECT_GT(*r.value, 0.85);
  EXPECT_GT(r.confidence, 0.8);
  EXPECT_TRUE(r.active);
  EXPECT_EQ(r.word, "toward you");
}

TEST(EyeContact, TurnedHeadThatLooksAtTheCameraCounts) {
  Pose pose;
  pose.yaw_rad = rad(25.0);
  pose.gaze_yaw_rad = rad(-25.0);
  EXPECT_GT(contact(pose), 0.7);
}

TEST(EyeContact, FrontalHeadWithEyesAsideDoesNot) {
  Pose pose;
  pose.gaze_yaw_rad = rad(25.0);
  const core::CueReading r = settled(CueId::eye_contact, pose);
  EXPECT_LT(*r.value, 0.15);
  EXPECT_FALSE(r.active);
  EXPECT_EQ(r.word, "away");
}

TEST(EyeContact, AFaceAtTheEdgeLooksAtTheCameraNotAlongItsAxis) {
  Pose pose;
  pose.center_px = {540.0F, 240.0F};
  const double along_axis = contact(pose);
  pose.gaze_yaw_rad = -std::atan2(220.0, 768.0);
  EXPECT_GT(contact(pose), 0.8);
  EXPECT_LT(along_axis, 0.4);
}

TEST(EyeContact, WorseGazeNeverScoresHigher) {
  for (const double head : {-20.0, 0.0, 20.0}) {
    for (const double side : {-1.0, 1.0}) {
      double before = 1.1;
      for (double off = 0.0; off <= 40.0; off += 5.0) {
        Pose pose;
        pose.yaw_rad = rad(head);
        pose.gaze_yaw_rad = rad(-head + side * off);
        // An eye 10 degrees to one side is no worse on the other by less than the method's error.
        const double now = contact(pose);
        if (off >= 10.0) {
          EXPECT_LE(now, before + 1e-9) << head << " " << side * off;
        }
        before = now;
      }
    }
  }
  double before = 1.1;
  for (double off = 0.0; off < 1.5; off += 0.05) {
    const double now = toward_camera(off, 0.5 * off, 0.1, {});
    EXPECT_LT(now, before);
    before = now;
  }
}

TEST(EyeContact, ConfidenceFallsWithTurn) {
  double before = 1.1;
  for (const double yaw : {0.0, 20.0, 30.0, 38.0, 47.0}) {
    Pose pose;
    pose.yaw_rad = rad(yaw);
    pose.gaze_yaw_rad = rad(-yaw);
    const double now = settled(CueId::eye_contact, pose).confidence;
    EXPECT_LT(now, before + (yaw == 20.0 ? 0.0 : 1e-9)) << yaw;
    before = now;
  }
  EXPECT_LT(before, 0.5);
}

TEST(EyeContact, MirrorChangesNothing) {
  Pose pose;
  pose.yaw_rad = rad(18.0);
  pose.gaze_yaw_rad = rad(-9.0);
  EXPECT_NEAR(contact(pose), contact(capture::mirrored(pose)), 1e-4);
}

TEST(EyeContact, NeedsIrises) {
  core::Face classic = capture::make_synthetic_face({});
  classic.shape.left_eye.iris.reset();
  classic.shape.right_eye.iris.reset();
  Player player;
  const core::CueSet cues = player.show(classic);
  EXPECT_EQ(cues[CueId::eye_contact].missing, Missing::not_provided);
  EXPECT_EQ(cues[CueId::eye_contact].confidence, 0.0);
}

}  // namespace
}  // namespace attune::cues
