#include "cues/presence.hpp"

#include <gtest/gtest.h>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using testing::Player;
using testing::Pose;
using testing::rad;

TEST(Presence, IsTheShareOfTheLastHalfMinute) {
  for (const double fps : {15.0, 30.0}) {
    Player player(fps);
    EXPECT_EQ(player.hold({}, 4.0)[CueId::attending].missing, core::Missing::too_short);
    EXPECT_NEAR(*player.hold({}, 16.0)[CueId::attending].value, 1.0, 0.02);
    Pose aside;
    aside.yaw_rad = rad(30.0);
    EXPECT_NEAR(*player.hold(aside, 10.0)[CueId::attending].value, 0.67, 0.06);
    EXPECT_NEAR(*player.hold({}, 32.0)[CueId::attending].value, 1.0, 0.02) << "forgotten by now";
  }
}

TEST(Presence, BlinksAreNoAbsenceButShutEyesAre) {
  Player player;
  player.play(
      [](double t) {
        Pose pose;
        if (std::fmod(t, 3.0) < 0.2) pose.openness_left = pose.openness_right = 0.0;
        return pose;
      },
      20.0);
  EXPECT_GT(*player.hold({}, 0.5)[CueId::attending].value, 0.9);
  Pose shut;
  shut.openness_left = shut.openness_right = 0.0;
  EXPECT_LT(*player.hold(shut, 15.0)[CueId::attending].value, 0.7);
}

}  // namespace
}  // namespace attune::cues
