#include "app/said_answer.hpp"

#include <gtest/gtest.h>

#include "state/said_words.hpp"

namespace attune::app {
namespace {

TEST(SaidAnswer, TheWordsAreInTheOrderOfTheKeys) {
  EXPECT_EQ(said_words(),
            (std::vector<std::string>{"fine", "happy", "sad", "angry", "worried", "tired"}));
}

TEST(SaidAnswer, WithoutAFaceNothingIsCompared) {
  ui::SaidQuestion question;
  question.word = 4;
  EXPECT_EQ(answer_said(question),
            "The words say worried. What shows is not enough to compare (no face in view). Asking "
            "is the way to know.");
}

TEST(SaidAnswer, ComparesWithTheReadingOfThatMoment) {
  ui::SaidQuestion question;
  question.face.emplace();
  question.face->state.readings.push_back({"sad", "sad or low", 0.7, {}});
  question.face->state.confidence = 0.5;
  EXPECT_NE(answer_said(question).find("may go with low mood"), std::string::npos);
  question.face->state = {};
  question.face->state.abstained = core::Missing::switched_off;
  EXPECT_NE(answer_said(question).find("(cues only)"), std::string::npos);
}

}  // namespace
}  // namespace attune::app
