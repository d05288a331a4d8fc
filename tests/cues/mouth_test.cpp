#include "cues/mouth.hpp"

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

Pose mouth(double corners, double open = 0.0, double pressed = 0.0) {
  Pose pose;
  pose.mouth_corners = corners;
  pose.mouth_open = open;
  pose.lips_pressed = pressed;
  return pose;
}

TEST(Mouth, CornersFollowUpAndDown) {
  double before = -2.0;
  for (const double corners : {-1.0, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0}) {
    const double now = *settled(CueId::mouth_corners, mouth(corners)).value;
    EXPECT_GE(now, before) << corners;
    before = now;
  }
  EXPECT_GT(before, 0.6);
  EXPECT_LT(*settled(CueId::mouth_corners, mouth(-1.0)).value, -0.4);
  EXPECT_EQ(*settled(CueId::mouth_corners, mouth(0.0)).value, 0.0);
}

TEST(Mouth, OpensWithTheJaw) {
  double before = -1.0;
  for (const double open : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    const double now = *settled(CueId::mouth_open, mouth(0.0, open)).value;
    EXPECT_GT(now, before);
    before = now;
  }
  EXPECT_EQ(*settled(CueId::mouth_open, mouth(0.0)).value, 0.0);
  EXPECT_GT(before, 0.6);
}

TEST(Mouth, AnOpenMouthIsNeitherASmileNorSad) {
  for (const double open : {0.3, 0.6, 1.0}) {
    EXPECT_NEAR(*settled(CueId::mouth_corners, mouth(0.0, open)).value, 0.0, 0.25) << open;
  }
  EXPECT_GT(*settled(CueId::mouth_corners, mouth(0.8, 0.6)).value, 0.4) << "laughing";
}

TEST(Mouth, PressedLipsAreThinAndShut) {
  double before = -1.0;
  for (const double pressed : {0.0, 0.3, 0.6, 1.0}) {
    const double now = *settled(CueId::lips_pressed, mouth(0.0, 0.0, pressed)).value;
    EXPECT_GE(now, before);
    before = now;
  }
  EXPECT_GT(before, 0.6);
  EXPECT_EQ(*settled(CueId::lips_pressed, mouth(0.0, 0.5)).value, 0.0);
  EXPECT_LT(settled(CueId::lips_pressed, mouth(0.0)).confidence, 0.6) << "weak from points";
}

TEST(Mouth, TurningNoddingAndTiltingDoNotMoveIt) {
  for (const double yaw : {-20.0, 0.0, 20.0}) {
    for (const double pitch : {-12.0, 0.0, 12.0}) {
      Pose pose;
      pose.yaw_rad = rad(yaw);
      pose.pitch_rad = rad(pitch);
      pose.roll_rad = rad(-yaw / 2);
      EXPECT_NEAR(*settled(CueId::mouth_corners, pose).value, 0.0, 0.3) << yaw << " " << pitch;
      EXPECT_LT(*settled(CueId::mouth_open, pose).value, 0.05) << yaw << " " << pitch;
    }
  }
}

TEST(Mouth, SizeShiftAndMirrorChangeNothing) {
  Pose pose = mouth(0.7, 0.3);
  pose.yaw_rad = rad(-12.0);
  const double want = *settled(CueId::mouth_corners, pose).value;
  EXPECT_NEAR(*settled(CueId::mouth_corners, capture::mirrored(pose)).value, want, 1e-3);
  EXPECT_NEAR(*settled(CueId::mouth_corners, capture::scaled_picture(pose, 0.6),
                       capture::scaled_picture({}, 0.6))
                   .value,
              want, 1e-3);
}

TEST(Mouth, IsMissingWithAReason) {
  Pose turned;
  turned.pitch_rad = rad(-40.0);
  EXPECT_EQ(settled(CueId::mouth_open, turned).missing, Missing::turned_away);
  core::Face broken = capture::make_synthetic_face({});
  broken.shape.mouth.inner_lower.clear();
  Player player;
  for (const CueId id : {CueId::mouth_corners, CueId::mouth_open, CueId::lips_pressed}) {
    EXPECT_EQ(player.show(broken)[id].missing, Missing::low_model_score);
  }
}

}  // namespace
}  // namespace attune::cues
