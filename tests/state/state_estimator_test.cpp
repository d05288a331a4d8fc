#include "state/state_estimator.hpp"

#include <gtest/gtest.h>

#include "state/state_testing.hpp"

namespace attune::state {
namespace {

using core::CueId;
using core::CueSet;
using core::Missing;
using core::StateEstimate;
using testing::calm_cues;
using testing::Player;
using testing::top;
using testing::with;

CueSet smiling(double amount = 0.9) { return with({{CueId::mouth_corners, amount}}); }
CueSet surprised() {
  return with({{CueId::brow_raise, 0.9},
               {CueId::mouth_open, 0.7},
               {CueId::eye_openness_left, 1.5},
               {CueId::eye_openness_right, 1.5}});
}

void expect_whole(const StateEstimate& e) {
  ASSERT_NE(e.readings.empty(), !e.abstained.has_value()) << "readings or a reason, never both";
  ASSERT_LE(e.readings.size(), 3U);
  ASSERT_FALSE(e.how_sure.empty());
  ASSERT_TRUE(e.confidence >= 0.0 && e.confidence <= 1.0);
  double sum = 0.0;
  for (const core::StateReading& r : e.readings) {
    ASSERT_LE(r.reasons.size(), 5U);
    ASSERT_FALSE(r.label.empty());
    sum += r.probability;
    for (const core::Reason& reason : r.reasons) ASSERT_FALSE(reason.sentence.empty());
  }
  ASSERT_LE(sum, 1.0 + 1e-9);
}

TEST(StateEstimator, TypicalCuesReadAsOneWouldExpect) {
  const auto reading_of = [](const CueSet& cues) {
    Player player;
    player.hold(calm_cues(), 1.5);
    const StateEstimate e = player.hold(cues, 12.0);
    expect_whole(e);
    return top(e);
  };
  EXPECT_EQ(reading_of(smiling()), "happy");
  EXPECT_EQ(reading_of(surprised()), "surprised");
  EXPECT_EQ(reading_of(with({{CueId::mouth_corners, -0.8}, {CueId::head_nod, -0.3}})), "sad");
  EXPECT_EQ(reading_of(with({{CueId::brow_lower, 0.9}, {CueId::lips_pressed, 0.9}})), "tense");
  EXPECT_EQ(reading_of(with({{CueId::brow_lower, 0.8}, {CueId::head_tilt, 0.3}})), "unsure");
  EXPECT_EQ(reading_of(with({{CueId::eye_contact, 0.95}, {CueId::lean, 0.25}})), "interested");
  EXPECT_EQ(reading_of(with({{CueId::eye_contact, 0.02}, {CueId::head_turn, 0.5}})), "distracted");
  EXPECT_EQ(reading_of(with({{CueId::eye_openness_left, 0.4},
                             {CueId::eye_openness_right, 0.4},
                             {CueId::eye_contact, 0.8},
                             {CueId::head_nod, -0.25}})),
            "tired");
  EXPECT_EQ(reading_of(calm_cues()), "calm");
}

TEST(StateEstimator, ReasonsAreTheCuesOwnSentencesStrongestFirst) {
  Player player;
  const StateEstimate e = player.hold(surprised(), 3.0);
  ASSERT_EQ(top(e), "surprised");
  const std::vector<core::Reason>& reasons = e.readings[0].reasons;
  ASSERT_GE(reasons.size(), 2U);
  EXPECT_EQ(reasons[0].cue, CueId::brow_raise);
  EXPECT_EQ(reasons[0].sentence, "Sentence of brow_raise.");
  EXPECT_GT(reasons[0].weight, reasons[1].weight);
}

TEST(StateEstimator, TellsWhatSpeaksAgainst) {
  Player player;
  const StateEstimate e =
      player.hold(with({{CueId::mouth_corners, 1.0}, {CueId::brow_lower, 0.5}}), 3.0);
  ASSERT_EQ(top(e), "happy");
  bool against = false;
  for (const core::Reason& r : e.readings[0].reasons) {
    against |= r.cue == CueId::brow_lower && r.weight < 0.0;
  }
  EXPECT_TRUE(against);
}

TEST(StateEstimator, TheFirstSecondIsTooShort) {
  for (const double fps : {10.0, 30.0, 60.0}) {
    Player player(fps);
    EXPECT_EQ(player.hold(smiling(), 0.9).abstained, Missing::too_short) << fps;
    EXPECT_EQ(top(player.hold(smiling(), 0.4)), "happy") << fps;
  }
}

TEST(StateEstimator, StrongChangesShowWithinHalfASecond) {
  for (const double fps : {10.0, 30.0, 60.0}) {
    for (const CueSet& before : {calm_cues(), surprised()}) {
      Player player(fps);
      player.hold(before, 5.0);
      EXPECT_EQ(top(player.hold(smiling(), 0.5)), "happy") << fps;
    }
    Player player(fps);
    player.hold(smiling(), 5.0);
    EXPECT_EQ(top(player.hold(surprised(), 0.5)), "surprised") << fps;
  }
}

TEST(StateEstimator, FlickersDoNotChangeTheTopReading) {
  for (const double fps : {10.0, 30.0, 60.0}) {
    Player player(fps);
    player.hold(smiling(), 4.0);
    for (int round = 0; round < 5; ++round) {
      const int flicker = static_cast<int>(0.19 * fps);
      for (int i = 0; i < flicker; ++i) EXPECT_EQ(top(player.show(surprised())), "happy") << fps;
      for (int i = 0; i < fps; ++i) EXPECT_EQ(top(player.show(smiling())), "happy") << fps;
    }
  }
}

// A reading that is as likely as not comes and goes with the cue; the screen must not.
TEST(StateEstimator, AReadingOnTheEdgeDoesNotComeAndGo) {
  for (const double fps : {10.0, 30.0}) {
    Player player(fps);
    player.hold(calm_cues(), 1.5);
    std::string before;
    int changes = 0;
    for (int round = 0; round < 10; ++round) {
      for (const double amount : {0.6, 0.2}) {
        for (int i = 0; i < 0.7 * fps; ++i) {
          const std::string now = top(player.show(smiling(amount)));
          changes += now != before;
          before = now;
        }
      }
    }
    EXPECT_LE(changes, 3) << fps;
  }
}

TEST(StateEstimator, SittingBackOrALittleTurnedIsNoSignAgainstCalm) {
  for (const auto& [cue, value] : std::vector<testing::Change>{
           {CueId::lean, -0.2}, {CueId::head_nod, -0.15}, {CueId::head_turn, 0.2}}) {
    Player player;
    EXPECT_EQ(top(player.hold(with({{cue, value}}), 8.0)), "calm") << core::info(cue).name;
  }
}

TEST(StateEstimator, CalmNeedsSecondsOfCalmAndIsNeverADefault) {
  Player player;
  EXPECT_EQ(player.hold(calm_cues(), 1.5).abstained, Missing::too_little);
  EXPECT_EQ(top(player.hold(calm_cues(), 5.0)), "calm");

  // The mouth cannot be read: a face that shows nothing else is not calm for that.
  CueSet covered = calm_cues();
  for (const CueId id : {CueId::mouth_corners, CueId::mouth_open, CueId::lips_pressed}) {
    covered[id].value.reset();
    covered[id].missing = Missing::covered;
    covered[id].confidence = 0.0;
  }
  Player second;
  EXPECT_EQ(second.hold(covered, 8.0).abstained, Missing::too_little);

  // Not this person's own neutral yet.
  CueSet unfitted = calm_cues();
  for (core::CueReading& r : unfitted.readings) r.fitted = false;
  Player third;
  EXPECT_EQ(third.hold(unfitted, 8.0).abstained, Missing::too_little);

  // The head keeps moving.
  Player fourth;
  StateEstimate e;
  for (int i = 0; i < 240; ++i) {
    e = fourth.show(with({{CueId::head_turn, 0.13 * std::sin(i / 30.0 * 6.0)}}));
  }
  EXPECT_NE(top(e), "calm");
}

TEST(StateEstimator, CalmEndsSoonAfterTheQuiet) {
  Player player;
  ASSERT_EQ(top(player.hold(calm_cues(), 8.0)), "calm");
  EXPECT_NE(top(player.hold(with({{CueId::mouth_corners, -0.4}}), 2.0)), "calm");

  // A cue that is only suspected ends it too.
  CueSet suspected = with({{CueId::lips_pressed, 0.5}});
  suspected[CueId::lips_pressed].confidence = 0.4;
  Player second;
  second.hold(calm_cues(), 8.0);
  EXPECT_NE(top(second.hold(suspected, 2.0)), "calm");
}

TEST(StateEstimator, CalmListsWhatIsQuiet) {
  Player player;
  const StateEstimate e = player.hold(calm_cues(), 8.0);
  ASSERT_EQ(top(e), "calm");
  EXPECT_GE(e.readings[0].reasons.size(), 3U);
  EXPECT_LE(e.confidence, 0.6);
}

TEST(StateEstimator, ContradictionsAreSaid) {
  // Two states that stand on different cues, each speaking against the other.
  const StateTable table = parse_state_table(R"({"version": 1, "states": [
    {"key": "a", "label": "a", "bias": -1, "weights": [
      {"cue": "brow_raise", "weight": 4, "note": "n"},
      {"cue": "mouth_open", "weight": -1, "note": "n"}]},
    {"key": "b", "label": "b", "bias": -1, "weights": [
      {"cue": "mouth_open", "weight": 4, "note": "n"},
      {"cue": "brow_raise", "weight": -1, "note": "n"}]}]})",
                                             "test");
  Player player(30.0, table);
  const StateEstimate e =
      player.hold(with({{CueId::brow_raise, 0.9}, {CueId::mouth_open, 0.9}}), 3.0);
  EXPECT_EQ(e.abstained, Missing::conflicting);
  EXPECT_EQ(top(player.hold(with({{CueId::brow_raise, 0.9}}), 3.0)), "a");
}

TEST(StateEstimator, UnreadableFacesGiveTheirReason) {
  Player player;
  EXPECT_EQ(player.hold(testing::without_any(Missing::too_dark), 2.0).abstained, Missing::too_dark);
  EXPECT_EQ(player.hold(testing::without_any(Missing::no_face), 2.0).abstained, Missing::no_face);

  core::FaceQuality poor = testing::good_quality();
  poor.score = 0.3;
  poor.problems = {Missing::blurred};
  CueSet doubtful = smiling(0.5);
  for (core::CueReading& r : doubtful.readings) r.confidence *= 0.3;
  Player second;
  EXPECT_EQ(second.hold(doubtful, 3.0, poor).abstained, Missing::blurred);
}

TEST(StateEstimator, AShortLossKeepsTheReadingALongOneStartsAnew) {
  Player player;
  player.hold(smiling(), 3.0);
  player.hold(testing::without_any(Missing::no_face), 0.4);
  EXPECT_EQ(top(player.show(smiling())), "happy");
  player.hold(testing::without_any(Missing::no_face), 2.0);
  EXPECT_EQ(player.show(smiling()).abstained, Missing::too_short);
}

TEST(StateEstimator, DoubtfulCuesMakeADoubtfulEstimateWithItsReason) {
  Player sure;
  const StateEstimate clear = sure.hold(smiling(), 3.0);
  CueSet cues = smiling();
  for (core::CueReading& r : cues.readings) r.confidence = 0.6;
  core::FaceQuality quality = testing::good_quality();
  quality.score = 0.6;
  quality.problems = {Missing::turned_away};
  Player unsure;
  const StateEstimate doubtful = unsure.hold(cues, 3.0, quality);
  ASSERT_EQ(top(doubtful), "happy");
  EXPECT_LT(doubtful.confidence, clear.confidence);
  EXPECT_NE(doubtful.how_sure.find("(turned away)"), std::string::npos) << doubtful.how_sure;
}

TEST(StateEstimator, LimitsItselfWhereFacesShowLittle) {
  Player player;
  const StateEstimate e = player.hold(
      with({{CueId::mouth_corners, -1.0}, {CueId::head_nod, -0.4}, {CueId::gaze_vertical, -0.5}}),
      5.0);
  ASSERT_EQ(top(e), "sad");
  EXPECT_LE(e.confidence, 0.5);
}

TEST(StateEstimator, MoreOfACueIsNeverLessLikely) {
  double before = 0.0;
  for (double amount = 0.0; amount <= 1.0; amount += 0.1) {
    Player player;
    const StateEstimate e = player.hold(smiling(amount), 4.0);
    double p = 0.0;
    for (const core::StateReading& r : e.readings) {
      if (r.key == "happy") p = r.probability;
    }
    EXPECT_GE(p, before - 1e-9) << amount;
    before = p;
  }
  EXPECT_GT(before, 0.6);
}

TEST(StateEstimator, TimesMustIncrease) {
  StateEstimator estimator(testing::shipped_table());
  estimator.update(calm_cues(), std::nullopt, testing::good_quality(), 1.0);
  EXPECT_THROW(estimator.update(calm_cues(), std::nullopt, testing::good_quality(), 1.0),
               std::logic_error);
}

}  // namespace
}  // namespace attune::state
