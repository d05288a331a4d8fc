#include "app/cue_score.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attune::app {
namespace {

RatedAnswer picture(const std::string& rated, const std::string& said,
                    std::optional<double> contact = std::nullopt) {
  RatedAnswer answer{{"a.jpg", {{"gaze", rated}}}, CueAnswers{}};
  if (!said.empty()) answer.answer->answers["gaze"] = said;
  answer.answer->contact = contact;
  return answer;
}

ColumnScore score(const std::vector<RatedAnswer>& pictures, int rounds = 50) {
  return score_cues(pictures, {"gaze"}, {rounds, 1}).front();
}

TEST(CueScore, CountsAsWrittenByHand) {
  std::vector<RatedAnswer> pictures{
      picture("contact", "contact", 0.9), picture("contact", "contact", 0.8),
      picture("contact", "away", 0.4),    picture("contact", ""),
      picture("away", "away", 0.1),       picture("away", "contact", 0.6),
      picture("closed", "closed", 0.0),   picture("closed", "away", 0.3)};
  pictures.push_back({{"none.jpg", {{"gaze", "away"}}}, std::nullopt});  // no face
  pictures.push_back({{"skipped.jpg", {}}, CueAnswers{}});               // not rated
  const ColumnScore s = score(pictures);
  EXPECT_EQ(s.n, 9);
  EXPECT_EQ(s.n_unreadable, 2);
  EXPECT_EQ(s.confusion.at("contact").at("unreadable"), 1);
  EXPECT_EQ(s.confusion.at("closed").at("away"), 1);
  const auto value = [&](const char* name) { return s.measures.at(name).value; };
  EXPECT_NEAR(value("precision_contact"), 2.0 / 3, 1e-12);
  EXPECT_NEAR(value("recall_contact"), 2.0 / 4, 1e-12) << "unreadable counts as wrong";
  EXPECT_NEAR(value("f1_contact"), 4.0 / 7, 1e-12);
  EXPECT_NEAR(value("precision_away"), 1.0 / 3, 1e-12);
  EXPECT_NEAR(value("recall_away"), 1.0 / 3, 1e-12);
  EXPECT_NEAR(value("f1_closed"), 2.0 / 3, 1e-12);
  EXPECT_NEAR(value("auc"), 5.0 / 6, 1e-12) << "0.9 0.8 0.4 against 0.1 0.6";
  EXPECT_NEAR(value("auc_all"), 5.0 / 12, 1e-12) << "one of each more, at the wrong end";
  // 7 answered: agreed 4/7; by chance (3*3 + 2*3 + 2*1) / 49.
  EXPECT_NEAR(value("kappa"), (4.0 / 7 - 17.0 / 49) / (1 - 17.0 / 49), 1e-12);
  EXPECT_NEAR(value("macro_f1"), (4.0 / 6 + 2.0 / 5 + 2.0 / 3) / 3, 1e-12);
}

TEST(CueScore, TiesCountHalf) {
  EXPECT_EQ(score({picture("contact", "away", 0.2), picture("away", "away", 0.2)})
                .measures.at("auc")
                .value,
            0.5);
}

TEST(CueScore, IntervalsHoldTheValueAndShrinkWithMorePictures) {
  std::vector<RatedAnswer> few;
  for (int i = 0; i < 30; ++i) {
    few.push_back(picture(i % 3 == 0 ? "away" : "contact", i % 5 == 0 ? "away" : "contact", 0.5));
  }
  std::vector<RatedAnswer> many;
  for (int i = 0; i < 16; ++i) many.insert(many.end(), few.begin(), few.end());
  const ScoredValue narrow = score(many, 300).measures.at("f1_contact");
  const ScoredValue wide = score(few, 300).measures.at("f1_contact");
  for (const ScoredValue& value : {narrow, wide}) {
    EXPECT_LT(value.interval[0], value.value);
    EXPECT_GT(value.interval[1], value.value);
  }
  EXPECT_LT(narrow.interval[1] - narrow.interval[0], 0.5 * (wide.interval[1] - wide.interval[0]));
}

TEST(CueScore, WhatIsNotDefinedIsNaN) {
  const ColumnScore none = score({});
  EXPECT_EQ(none.n, 0);
  EXPECT_TRUE(std::isnan(none.measures.at("kappa").value));
  const ColumnScore one = score({picture("contact", "contact", 0.9)});
  EXPECT_TRUE(std::isnan(one.measures.at("auc").value));
  EXPECT_TRUE(std::isnan(one.measures.at("auc").interval[0]));
}

}  // namespace
}  // namespace attune::app
