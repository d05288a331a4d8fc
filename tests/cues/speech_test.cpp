#include "cues/speech.hpp"

#include <gtest/gtest.h>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using testing::Player;
using testing::Pose;

Pose talking(double t) {
  Pose pose;
  pose.mouth_open = 0.25 * (1.0 + std::sin(2 * M_PI * 4.0 * t));
  return pose;
}

TEST(Speech, SyllablesAreTalking) {
  for (const double fps : {20.0, 30.0, 60.0}) {
    Player player(fps);
    player.calm();
    EXPECT_GT(*player.play(talking, 3.0)[CueId::speaking].value, 0.8) << fps;
    EXPECT_LT(*player.hold({}, 3.0)[CueId::speaking].value, 0.05) << fps;
  }
}

TEST(Speech, AMouthThatOpensOrStaysOpenIsNot) {
  Player player;
  player.calm();
  Pose open;
  open.mouth_open = 0.8;
  EXPECT_LT(*player.hold(open, 0.5)[CueId::speaking].value, 0.4);
  EXPECT_LT(*player.hold(open, 3.0)[CueId::speaking].value, 0.05);
}

TEST(Speech, AMouthOpenedAgainAndAgainOnPurposeIsNot) {
  Player player;
  player.calm();
  double most = 0.0;
  for (int i = 0; i < 180; ++i) {
    Pose pose;
    pose.mouth_open = 0.3 * (1.0 - std::cos(2 * M_PI * 1.0 * i / 30.0));
    most = std::max(most, player.show(pose)[CueId::speaking].value.value_or(0.0));
  }
  EXPECT_LT(most, 0.3);
}

TEST(Speech, MouthCuesCountLessAndSayWhy) {
  Player player;
  player.calm();
  const double before = player.hold({}, 1.0)[CueId::mouth_open].confidence;
  const core::CueSet cues = player.play(talking, 3.0);
  for (const CueId id : {CueId::mouth_open, CueId::smile, CueId::au25}) {
    EXPECT_LT(cues[id].confidence, 0.7 * before) << core::info(id).name;
    EXPECT_NE(cues[id].sentence.find("talking"), std::string::npos) << cues[id].sentence;
  }
  EXPECT_NEAR(cues[CueId::brow_raise].confidence, before, 0.2) << "brows are not the mouth";
  EXPECT_EQ(cues[CueId::brow_raise].sentence.find("talking"), std::string::npos);
}

}  // namespace
}  // namespace attune::cues
