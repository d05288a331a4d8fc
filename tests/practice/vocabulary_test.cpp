#include "practice/vocabulary.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune::practice {
namespace {

// With "not sure" every question must be answerable with the keys 1 to 6.
TEST(Vocabulary, CueQuestionsHaveAtMostFiveAnswers) {
  for (const Part part : kParts) {
    EXPECT_GE(cue_answers(part).size(), 3U);
    EXPECT_LE(cue_answers(part).size(), 5U);
    std::set<std::string_view> keys;
    for (const Answer& answer : cue_answers(part)) {
      EXPECT_TRUE(keys.insert(answer.key).second) << answer.key;
      EXPECT_FALSE(answer.label.empty());
      EXPECT_FALSE(answer.looks.empty()) << answer.key;
      EXPECT_FALSE(answer.reading.empty()) << answer.key;
      EXPECT_EQ(find_cue_answer(part, answer.key), &answer);
    }
    EXPECT_EQ(find_part(name(part)), part);
    EXPECT_FALSE(words(part).empty());
  }
  EXPECT_EQ(find_cue_answer(Part::brows, "up"), nullptr);
}

TEST(Vocabulary, OffersNoClearFeeling) {
  EXPECT_EQ(state_answers().back().key, kNoClear);
  EXPECT_EQ(state_answers().size(), 15U);
  EXPECT_EQ(label_of("happy"), "Happy");
  EXPECT_EQ(label_of(kNotSure), "Not sure");
  EXPECT_EQ(label_of("mouth"), "Mouth");
  EXPECT_EQ(label_of("something else"), "something else");
  EXPECT_EQ(sureness().size(), 3U);
}

TEST(Vocabulary, PartsShareKeysButNotLabels) {
  EXPECT_EQ(cue_label(Part::mouth, "down"), "Corners down");
  EXPECT_EQ(cue_label(Part::eyes, "down"), "Looking down");
  EXPECT_EQ(cue_label(Part::head, kNotSure), "Not sure");
}

TEST(Vocabulary, DifferencesWorkBothWays) {
  EXPECT_FALSE(difference("angry", "tense").empty());
  EXPECT_EQ(difference("angry", "tense"), difference("tense", "angry"));
  EXPECT_TRUE(difference("calm", "disgusted").empty());
}

// Cues may go with things, nobody "is" anything, nothing is a fault.
TEST(Vocabulary, SpeaksInMay) {
  for (const Part part : kParts) {
    for (const Answer& answer : cue_answers(part)) {
      const bool says_little = answer.reading.find("says little") != std::string_view::npos ||
                               answer.reading.find("say little") != std::string_view::npos;
      EXPECT_TRUE(says_little || answer.reading.find(" may ") != std::string_view::npos ||
                  answer.reading.find("often") != std::string_view::npos)
          << answer.reading;
      for (const char* word : {"fake", "lying", "abnormal", "deficit", "genuine", "wrong"}) {
        EXPECT_EQ(answer.reading.find(word), std::string_view::npos) << word;
      }
    }
  }
}

}  // namespace
}  // namespace attune::practice
