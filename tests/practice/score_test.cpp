#include "practice/score.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune::practice {
namespace {

Trial make(const std::string& truth, const std::string& answer,
           const std::string& asked = "state") {
  Trial trial;
  trial.asked = asked;
  trial.truth = truth;
  trial.answer = answer;
  trial.right = truth == answer;
  trial.response_s = 2.0;
  return trial;
}

std::vector<Trial> repeat(const std::string& truth, const std::string& answer, int times,
                          const std::string& asked = "state") {
  return std::vector<Trial>(static_cast<std::size_t>(times), make(truth, answer, asked));
}

std::vector<Trial> operator+(std::vector<Trial> a, const std::vector<Trial>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// By hand: angry 6 of 10 hit, 2 taken for tense, 2 not sure; tense 7 of 10 hit, 3 taken for angry.
TEST(Score, CountsHitsAndFalseAlarmsOfEveryAnswer) {
  const auto trials = repeat("angry", "angry", 6) + repeat("angry", "tense", 2) +
                      repeat("angry", "not_sure", 2) + repeat("tense", "tense", 7) +
                      repeat("tense", "angry", 3) + repeat("up", "up", 5, "mouth");
  const auto scores = score_answers(trials);
  ASSERT_EQ(scores.size(), 3U);
  EXPECT_EQ(scores[0].asked, "mouth");
  EXPECT_EQ(scores[0].counts.hits, 5);
  EXPECT_EQ(scores[0].counts.correct_rejections, 0) << "other questions say nothing about it";
  const AnswerScore& angry = scores[1];
  EXPECT_EQ(angry.key, "angry");
  EXPECT_EQ(angry.counts.hits, 6);
  EXPECT_EQ(angry.counts.misses, 4);
  EXPECT_EQ(angry.counts.false_alarms, 3);
  EXPECT_EQ(angry.counts.correct_rejections, 7);
  // Hits 6.5/11 = 0.590909, z = 0.229884; false alarms 3.5/11 = 0.318182, z = -0.472789.
  EXPECT_NEAR(angry.sensitivity.d_prime, 0.702673, 1e-4);
  EXPECT_NEAR(angry.sensitivity.criterion, 0.121452, 1e-4);
  const AnswerScore& tense = scores[2];
  EXPECT_EQ(tense.counts.hits, 7);
  EXPECT_EQ(tense.counts.misses, 3);
  EXPECT_EQ(tense.counts.false_alarms, 2) << "not sure is no false alarm";
  EXPECT_EQ(tense.counts.correct_rejections, 8);
}

TEST(Score, ASecondRightAnswerIsNoFalseAlarm) {
  Trial both = make("happy", "excited");
  both.right = true;
  const auto scores = score_answers({both, make("excited", "excited")});
  for (const AnswerScore& score : scores) EXPECT_EQ(score.counts.false_alarms, 0) << score.key;
}

TEST(Score, FindsWhatIsTakenForWhat) {
  const auto trials = repeat("tense", "angry", 4) + repeat("tense", "tense", 6) +
                      repeat("sad", "tired", 1) + repeat("happy", "excited", 2) +
                      repeat("happy", "happy", 20) + repeat("sad", "not_sure", 9);
  const auto confusions = find_confusions(trials);
  ASSERT_EQ(confusions.size(), 1U) << "once is chance, 2 of 22 is rare, not sure is none";
  EXPECT_EQ(confusions[0].truth, "tense");
  EXPECT_EQ(confusions[0].answer, "angry");
  EXPECT_EQ(confusions[0].count, 4);
  EXPECT_EQ(confusions[0].trials, 10);
  EXPECT_EQ(sentence(confusions[0]),
            "You often take \"Tense or worried\" for \"Angry or annoyed\". Look at the brows: in "
            "worry their inner ends often rise, in anger they come down.");
}

TEST(Score, ConfusionsOfAPartAreCalledByItsOwnAnswers) {
  const std::string text = sentence({"mouth", "down", "level", 2, 4});
  EXPECT_NE(text.find("\"Corners down\" for \"As usual\""), std::string::npos) << text;
}

TEST(Score, ConfusedCuesSayHowTheRightOneLooks) {
  const auto confusions = find_confusions(repeat("together", "raised", 3, "brows"));
  ASSERT_EQ(confusions.size(), 1U);
  EXPECT_EQ(sentence(confusions[0]),
            "Brows: you often take \"Pulled together\" for \"Raised\". Pulled together is: lower, "
            "and nearer to each other.");
}

TEST(Score, TheMostFrequentConfusionComesFirst) {
  const auto confusions = find_confusions(repeat("sad", "tired", 2) + repeat("tense", "angry", 5));
  ASSERT_EQ(confusions.size(), 2U);
  EXPECT_EQ(confusions[0].truth, "tense");
}

TEST(Score, ComparesSurenessWithBeingRight) {
  std::vector<Trial> trials;
  for (int i = 0; i < 10; ++i) {
    Trial trial = make("sad", i < 6 ? "sad" : "calm");
    trial.sure = 2;
    trials.push_back(trial);
  }
  const auto steps = calibration(trials);
  EXPECT_EQ(steps[2].trials, 10);
  EXPECT_EQ(steps[2].right, 6);
  EXPECT_EQ(steps[0].trials, 0);
  EXPECT_EQ(calibration_sentence(steps),
            "When you felt sure, you were right 6 of 10 times. A second look at the cues may help "
            "then.");
  EXPECT_EQ(calibration_sentence({}), "");
  EXPECT_EQ(calibration_sentence({Share{5, 6}, {}, {}}),
            "When you guessed, you were right 5 of 6 times. You see more than you trust yourself "
            "to.");
}

TEST(Score, NewAndKnownFacesStandApart) {
  Trial fresh = make("sad", "calm");
  fresh.new_face = true;
  fresh.cue_right = true;
  fresh.response_s = 10;
  const Summary summary = summarize({fresh, make("sad", "sad"), make("sad", "sad")});
  EXPECT_EQ(summary.all.trials, 3);
  EXPECT_EQ(summary.all.right, 2);
  EXPECT_EQ(summary.new_faces.trials, 1);
  EXPECT_EQ(summary.new_faces.right, 0);
  EXPECT_EQ(summary.known_faces.right, 2);
  EXPECT_EQ(summary.cue_naming.trials, 1);
  EXPECT_EQ(summary.median_response_s, 2.0);
  EXPECT_FALSE(summarize({}).median_response_s.has_value());
  EXPECT_EQ(summarize({fresh, make("a", "a")}).median_response_s, 6.0);
}

TEST(Score, WeeksCountFromTheFirst) {
  constexpr std::int64_t kDay = 86400;
  Trial first = make("sad", "calm");
  first.at_s = 1000;
  Trial later = make("sad", "sad");
  later.at_s = 1000 + 8 * kDay;
  const auto weeks = by_week({first, later}, 1000);
  const auto& sad = weeks.at({"state", "sad"});
  EXPECT_EQ(sad.at(0).right, 0);
  EXPECT_EQ(sad.at(1).right, 1);
  EXPECT_EQ(sad.size(), 2U);
}

}  // namespace
}  // namespace attune::practice
