#include "cues/lean.hpp"

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

Pose sized(double factor) {
  Pose pose;
  pose.inter_ocular_px *= factor;
  return pose;
}

TEST(Lean, IsTheSizeAgainstTheStart) {
  for (const double factor : {0.7, 0.9, 1.0, 1.1, 1.3}) {
    EXPECT_NEAR(*settled(CueId::lean, sized(factor)).value, factor - 1.0, 0.01) << factor;
  }
}

TEST(Lean, CountsAfterASecond) {
  Player player(30.0);
  player.calm();
  EXPECT_FALSE(player.hold(sized(1.25), 1.0)[CueId::lean].active);
  const core::CueReading in = player.hold(sized(1.25), 1.2)[CueId::lean];
  EXPECT_TRUE(in.active);
  EXPECT_EQ(in.word, "leaning in");
  const core::CueReading back = player.hold(sized(0.8), 3.0)[CueId::lean];
  EXPECT_TRUE(back.active);
  EXPECT_EQ(back.word, "leaning back");
  EXPECT_FALSE(player.hold(sized(1.05), 3.0)[CueId::lean].active);
}

TEST(Lean, ATenthIsFound) {
  for (const double factor : {0.90, 1.10}) {
    Player player;
    player.calm();
    EXPECT_TRUE(player.hold(sized(factor), 3.0)[CueId::lean].active) << factor;
  }
}

TEST(Lean, TurningTheHeadIsNotLeaning) {
  for (const double yaw : {-30.0, 30.0}) {
    Pose pose;
    pose.yaw_rad = rad(yaw);
    EXPECT_NEAR(*settled(CueId::lean, pose).value, 0.0, 0.05) << yaw;
  }
}

TEST(Lean, NeedsABaseline) {
  Player player;
  const core::CueReading r = player.hold({}, 1.0)[CueId::lean];
  EXPECT_EQ(r.missing, Missing::no_baseline);
  EXPECT_EQ(r.word, "not readable (" + std::string(core::words(Missing::no_baseline)) + ")");
}

}  // namespace
}  // namespace attune::cues
