#include "cues/gaze.hpp"

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

double sideways(const Pose& pose) { return deg(*settled(CueId::gaze_horizontal, pose).value); }
double upward(const Pose& pose) { return deg(*settled(CueId::gaze_vertical, pose).value); }

TEST(Gaze, FollowsTheEyesOfAFrontalHead) {
  double before = -90.0;
  for (const double yaw : {-30.0, -20.0, -10.0, 0.0, 10.0, 20.0, 30.0}) {
    Pose pose;
    pose.gaze_yaw_rad = rad(yaw);
    const double seen = sideways(pose);
    EXPECT_NEAR(seen, yaw, 4.0) << "to their left is positive";
    EXPECT_GT(seen, before);
    before = seen;
  }
  before = -90.0;
  for (const double pitch : {-20.0, -10.0, 0.0, 10.0, 20.0}) {
    Pose pose;
    pose.gaze_pitch_rad = rad(pitch);
    const double seen = upward(pose);
    EXPECT_NEAR(seen, pitch, 5.0) << "up is positive";
    EXPECT_GT(seen, before);
    before = seen;
  }
}

TEST(Gaze, TurnedHeadThatLooksAtTheCameraReadsStraight) {
  for (const double yaw : {-30.0, -15.0, 15.0, 30.0}) {
    Pose pose;
    pose.yaw_rad = rad(yaw);
    pose.gaze_yaw_rad = rad(-yaw);
    EXPECT_NEAR(sideways(pose), 0.0, 4.0) << yaw;
  }
  for (const double pitch : {-15.0, 15.0}) {
    Pose pose;
    pose.pitch_rad = rad(pitch);
    pose.gaze_pitch_rad = rad(-pitch);
    EXPECT_NEAR(upward(pose), 0.0, 5.0) << pitch;
  }
}

TEST(Gaze, HeadAndEyesAddUp) {
  Pose pose;
  pose.yaw_rad = rad(15.0);
  pose.gaze_yaw_rad = rad(10.0);
  EXPECT_NEAR(sideways(pose), 25.0, 5.0);
}

TEST(Gaze, MirrorFlipsTheSign) {
  Pose pose;
  pose.yaw_rad = rad(12.0);
  pose.roll_rad = rad(7.0);
  pose.gaze_yaw_rad = rad(8.0);
  pose.gaze_pitch_rad = rad(-6.0);
  EXPECT_NEAR(sideways(pose), -sideways(capture::mirrored(pose)), 1e-3);
  EXPECT_NEAR(upward(pose), upward(capture::mirrored(pose)), 1e-3);
}

TEST(Gaze, ScaleAndShiftOfThePictureChangeNothing) {
  Pose pose;
  pose.gaze_yaw_rad = rad(14.0);
  pose.yaw_rad = rad(-9.0);
  const double want = sideways(pose);
  EXPECT_NEAR(sideways(capture::scaled_picture(pose, 2.5)), want, 0.01);
  EXPECT_NEAR(sideways(capture::shifted_picture(pose, {150.0, -60.0})), want, 0.01);
}

TEST(Gaze, SaysWhyThereIsNone) {
  const auto why = [](const Pose& pose) {
    Player player;
    player.calm();
    const core::CueSet cues = player.hold(pose, 1.0);
    EXPECT_EQ(cues[CueId::gaze_horizontal].missing, cues[CueId::gaze_vertical].missing);
    EXPECT_EQ(cues[CueId::gaze_horizontal].missing, cues[CueId::eye_contact].missing);
    return cues[CueId::gaze_horizontal].missing;
  };
  Pose closed;
  closed.openness_left = closed.openness_right = 0.0;
  EXPECT_EQ(why(closed), Missing::eyes_closed);
  Pose turned;
  turned.yaw_rad = rad(55.0);
  EXPECT_EQ(why(turned), Missing::turned_away);
  Pose small;
  small.inter_ocular_px = 22.0;
  EXPECT_EQ(why(small), Missing::too_small);

  core::Face classic = capture::make_synthetic_face({});
  classic.backend = core::Backend::classic;
  classic.shape.left_eye.iris.reset();
  classic.shape.right_eye.iris.reset();
  Player player;
  EXPECT_EQ(player.show(classic)[CueId::gaze_horizontal].missing, Missing::not_provided);
}

TEST(Gaze, HangingLidsHideWhereTheEyesLook) {
  Player player;
  player.calm();
  Pose hanging;
  hanging.openness_left = hanging.openness_right = 0.35;
  const core::CueSet soon = player.hold(hanging, 0.2);
  EXPECT_TRUE(soon[CueId::eye_contact].value)
      << "as long as it may be a blink, the last gaze holds";
  EXPECT_EQ(player.hold(hanging, 1.0)[CueId::eye_contact].missing, Missing::eyes_closed);

  Pose down = hanging;  // the iris sank as well
  down.gaze_pitch_rad = rad(-14.0);
  const core::CueSet cues = player.hold(down, 1.0);
  ASSERT_TRUE(cues[CueId::gaze_vertical].value);
  EXPECT_LT(deg(*cues[CueId::gaze_vertical].value), -20.0) << "further than the iris tells";
  EXPECT_LT(*cues[CueId::eye_contact].value, 0.1);
}

TEST(Gaze, BlinksDoNotMakeTheGazeDip) {
  Player player(30.0);
  player.calm();
  double lowest = 90.0;
  for (int i = 0; i < 60; ++i) {
    Pose pose;
    const double t = (i % 30) / 30.0;
    if (t < 0.2) {  // lids pass through half closed; the mesh then sees the iris too low
      pose.openness_left = pose.openness_right = std::abs(t - 0.1) / 0.1 * 0.4;
      pose.gaze_pitch_rad = rad(-15.0);
    }
    const core::CueSet cues = player.show(pose);
    if (const auto& v = cues[CueId::gaze_vertical].value) lowest = std::min(lowest, deg(*v));
  }
  EXPECT_GT(lowest, -4.0);
}

}  // namespace
}  // namespace attune::cues
