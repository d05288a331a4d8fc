#include "state/said_words.hpp"

#include <gtest/gtest.h>

#include "state/state_testing.hpp"

namespace attune::state {
namespace {

using core::CueId;
using testing::Player;
using testing::with;

const core::CueSet kLow =
    with({{CueId::mouth_corners, -1.0}, {CueId::gaze_vertical, -0.4}, {CueId::shoulders, -0.2}});
const core::CueSet kSmile = with({{CueId::mouth_corners, 0.9}, {CueId::smile, 0.9}});

SaidAnswer say(Said said, const core::CueSet& cues) {
  Player player;
  return compare(said, player.hold(cues, 5.0), cues);
}

TEST(SaidWords, FineAgainstALowFaceDiffersCalmly) {
  const SaidAnswer answer = say(Said::fine, kLow);
  EXPECT_EQ(answer.agreement, Agreement::differ);
  EXPECT_EQ(answer.text.rfind("The words say fine. ", 0), 0U) << answer.text;
  EXPECT_NE(answer.text.find("may go with low mood"), std::string::npos) << answer.text;
  EXPECT_NE(answer.text.find("Asking is the way to know."), std::string::npos) << answer.text;
}

TEST(SaidWords, AgreesWithWhatFits) {
  EXPECT_EQ(say(Said::happy, kSmile).agreement, Agreement::agree);
  EXPECT_EQ(say(Said::fine, kSmile).agreement, Agreement::agree);
  EXPECT_EQ(say(Said::sad, kLow).agreement, Agreement::agree);
}

TEST(SaidWords, CannotSayWithoutAReadingOrWithADoubtfulOne) {
  core::StateEstimate dark;
  dark.abstained = core::Missing::too_dark;
  const SaidAnswer answer = compare(Said::fine, dark, testing::calm_cues());
  EXPECT_EQ(answer.agreement, Agreement::cannot_say);
  EXPECT_NE(answer.text.find("too dark"), std::string::npos) << answer.text;

  Player player;
  core::StateEstimate doubtful = player.hold(kLow, 5.0);
  doubtful.readings.resize(1);
  doubtful.confidence = 0.1;
  EXPECT_EQ(compare(Said::fine, doubtful, kLow).agreement, Agreement::cannot_say);
}

TEST(SaidWords, EveryWordMeetsEveryState) {
  for (const Said said : kAllSaid) {
    EXPECT_FALSE(word(said).empty());
    int agreeing = 0;
    for (const StateRow& row : testing::shipped_table().rows) {
      core::StateEstimate e;
      e.readings.push_back({row.key, row.label, 0.8, {}});
      e.confidence = 0.7;
      const SaidAnswer answer = compare(said, e, testing::calm_cues());
      agreeing += answer.agreement == Agreement::agree ? 1 : 0;
      EXPECT_EQ(answer.text.rfind("The words say", 0), 0U) << row.key;
    }
    EXPECT_GE(agreeing, 1) << word(said);
  }
}

}  // namespace
}  // namespace attune::state
