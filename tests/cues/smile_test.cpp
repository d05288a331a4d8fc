#include "cues/smile.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace attune::cues
