#include "cues/smile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using testing::Player;
using testing::Pose;

TEST(Smile, FollowsTheCorners) {
  double before = -1.0;
  for (const double amount : {-0.5, 0.0, 0.4, 0.7, 1.0}) {
    Pose pose;
    pose.mouth_corners = amount;
    const double now = *testing::settled(CueId::smile, pose).value;
    EXPECT_GE(now, before);
    before = now;
    if (amount <= 0.0) {
      EXPECT_EQ(now, 0.0);
    }
  }
  EXPECT_GT(before, 0.5);
}

TEST(Smile, IsEvenOnAnEvenFaceAlsoWhenTurned) {
  Pose pose;
  pose.mouth_corners = 0.8;
  EXPECT_EQ(*testing::settled(CueId::smile_asymmetry, pose).value, 0.0);
  pose.yaw_rad = testing::rad(12.0);
  EXPECT_EQ(testing::settled(CueId::smile_asymmetry, pose).intensity, core::Intensity::none);
}

TEST(Smile, LeansToTheSideWhoseCornerRises) {
  Player player;
  player.calm();
  core::Face face = capture::make_synthetic_face({});
  face.shape.mouth.left_corner += cv::Point2f(6.0F, -9.0F);  // the subject's left: image right
  core::CueSet cues;
  for (int i = 0; i < 45; ++i) cues = player.show(face);
  EXPECT_GT(*cues[CueId::au12_left].value, 0.3);
  EXPECT_GT(*cues[CueId::smile_asymmetry].value, 0.4);
  EXPECT_NE(cues[CueId::smile_asymmetry].word.find("left"), std::string::npos);
}

TEST(Smile, OnsetAndOpennessAreToldWhileItLasts) {
  const auto onset = [](double rise_s) {
    Player player;
    player.calm();
    EXPECT_FALSE(player.engine().smile());
    player.play(
        [&](double t) {
          Pose pose;
          pose.mouth_corners = std::min(1.0, t / rise_s);
          return pose;
        },
        2.5);
    EXPECT_TRUE(player.engine().smile());
    return player.engine().smile()->onset_s.value_or(-1.0);
  };
  EXPECT_LT(onset(0.2), 0.6);
  EXPECT_GT(onset(1.2), onset(0.2) + 0.3);

  Player player;
  player.calm();
  Pose open;
  open.mouth_corners = 0.9;
  open.mouth_open = 0.4;
  player.hold(open, 1.0);
  ASSERT_TRUE(player.engine().smile());
  EXPECT_TRUE(player.engine().smile()->open);
  player.hold({}, 1.0);
  EXPECT_FALSE(player.engine().smile());
}

Pose laughing(double openness) {
  Pose pose;
  pose.mouth_corners = 0.9;
  pose.mouth_open = 0.3;
  pose.openness_left = pose.openness_right = openness;
  return pose;
}

TEST(Smile, EyesThatNarrowInItJoinIn) {
  double before = -1.0;
  for (const double openness : {1.0, 0.95, 0.85, 0.75, 0.65}) {
    const double now = *testing::settled(CueId::smile_eyes, laughing(openness)).value;
    EXPECT_GE(now, before) << openness;
    if (openness >= 0.95) {
      EXPECT_LT(now, 0.05) << openness;
    }
    before = now;
  }
  EXPECT_GT(before, 0.5);
}

TEST(Smile, NarrowEyesWithoutASmileJoinNothing) {
  Pose squint;
  squint.openness_left = squint.openness_right = 0.65;
  EXPECT_EQ(*testing::settled(CueId::smile_eyes, squint).value, 0.0);
  Player player;
  player.calm();
  const auto talk = [&](double t) {
    Pose pose = squint;
    pose.mouth_open = 0.2 + 0.2 * std::sin(2.0 * std::numbers::pi * 4.0 * t);
    return pose;
  };
  EXPECT_EQ(*player.play(talk, 2.0)[CueId::smile_eyes].value, 0.0);
}

TEST(Smile, ABlinkOrEyesCastDownAreNotJoinedEyes) {
  for (const double fps : {15.0, 30.0}) {
    Player player(fps);
    player.calm();
    player.hold(laughing(1.0), 1.0);
    double highest = 0.0;
    for (int i = 0; i < static_cast<int>(2.0 * fps); ++i) {
      const double t = i / fps;
      const double lids = std::abs(t - 0.5) < 0.15 ? std::abs(t - 0.5) / 0.15 : 1.0;
      highest = std::max(highest, *player.show(laughing(lids))[CueId::smile_eyes].value);
    }
    EXPECT_LT(highest, 0.25) << fps;  // below it the cue does not begin
  }
  Pose down = laughing(1.0);
  down.gaze_pitch_rad = testing::rad(-14.0);
  EXPECT_LT(*testing::settled(CueId::smile_eyes, down).value, 0.1);
}

TEST(Smile, JoinedEyesAreSeenOnANoddingHeadToo) {
  for (const double pitch : {-12.0, 12.0}) {
    Pose pose = laughing(0.65);
    pose.pitch_rad = testing::rad(pitch);
    pose.gaze_pitch_rad = -pose.pitch_rad;  // the eyes stay on the camera
    EXPECT_GT(*testing::settled(CueId::smile_eyes, pose).value, 0.4) << pitch;
  }
}

}  // namespace
}  // namespace attune::cues
