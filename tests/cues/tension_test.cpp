#include "cues/tension.hpp"

#include <gtest/gtest.h>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using testing::Player;
using testing::Pose;

TEST(Tension, ACalmFaceHasNoneAndEachPartAddsToIt) {
  EXPECT_LT(*testing::settled(CueId::tension, {}).value, 0.05);
  Pose brow;
  brow.brow_raise = -1.0;
  const double one = *testing::settled(CueId::tension, brow).value;
  EXPECT_GT(one, 0.1);
  Pose both = brow;
  both.lips_pressed = 1.0;
  EXPECT_GT(*testing::settled(CueId::tension, both).value, one);
}

TEST(Tension, SmilingAndRaisedBrowsAreNone) {
  Pose pose;
  pose.mouth_corners = 1.0;
  pose.brow_raise = 0.8;
  Player player;
  player.calm();
  const core::CueSet cues = player.hold(pose, 1.5);
  for (const core::CueReading& r : cues.readings) {
    if (core::info(r.id).group != core::CueGroup::tension || !r.value) continue;
    EXPECT_LT(*r.value, 0.15) << core::info(r.id).name;
  }
}

TEST(Tension, TheJawSaysThatItCannotBeSeen) {
  Pose pressed;
  pressed.lips_pressed = 1.0;
  const core::CueReading jaw = testing::settled(CueId::tension_jaw, pressed);
  EXPECT_NE(jaw.sentence.find("cannot be seen"), std::string::npos);
  EXPECT_LT(jaw.confidence, 0.4);
}

TEST(Tension, PartsThatCannotBeReadAreLeftOut) {
  core::CueSet cues;
  for (const core::CueInfo& cue : core::all_cues()) {
    cues[cue.id] = missing_reading(cue.id, core::Missing::turned_away);
  }
  read_tension({}, cues);
  EXPECT_EQ(cues[CueId::tension].missing, core::Missing::turned_away);
  for (const CueId id : {CueId::au04, CueId::au07_right, CueId::au07_left, CueId::au23}) {
    cues[id] = value_reading(id, 1.0, 1.0, true, {});
  }
  read_tension({}, cues);
  EXPECT_GT(*cues[CueId::tension].value, 0.8);
  EXPECT_LT(cues[CueId::tension].confidence, 0.8) << "not all of it was seen";
  EXPECT_EQ(cues[CueId::tension_shoulders].missing, core::Missing::turned_away);
}

}  // namespace
}  // namespace attune::cues
