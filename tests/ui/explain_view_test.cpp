#include "ui/explain_view.hpp"

#include <gtest/gtest.h>

#include "core/likelihood.hpp"
#include "ui/guide_testing.hpp"
#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

ExplainModel make(const core::FaceAnalysis& face, const GuideTexts& guide = {}) {
  return make_explanation({&face, 1, 1}, false, guide);
}

TEST(Explanation, ListsTheReadingsWithWordAndNumber) {
  const core::FaceAnalysis face = testing::make_face(1);
  const ExplainModel model = make(face);
  ASSERT_EQ(model.readings.size(), 3U);
  EXPECT_EQ(model.readings[0].label, "concentrating");
  EXPECT_EQ(model.readings[0].likelihood, "perhaps");
  EXPECT_DOUBLE_EQ(model.readings[0].share, 0.3) << "as far as the estimate can be trusted";
  EXPECT_DOUBLE_EQ(model.readings[2].share, 0.1);
  EXPECT_EQ(model.how_sure, "low (turned away)");
  EXPECT_TRUE(model.message.empty());
  // The word belongs to the number beside it.
  for (const ExplainReading& reading : model.readings) {
    EXPECT_EQ(reading.likelihood, core::likelihood_word(reading.share));
  }
}

TEST(Explanation, ReasonsForComeBeforeThoseAgainst) {
  const ExplainModel model = make(testing::make_face(1));
  ASSERT_EQ(model.reasons.size(), 5U);
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(model.reasons[i].speaks_for) << i;
  EXPECT_FALSE(model.reasons[4].speaks_for);
  EXPECT_EQ(model.reasons[4].sentence, "The corners of the mouth are pulled up.");
  EXPECT_GT(model.reasons[0].share, model.reasons[1].share);
  EXPECT_EQ(model.reasons[0].weight, "weighs clearly");
  EXPECT_EQ(model.reasons[1].weight, "weighs a little");
}

TEST(Explanation, BarsStayInTheirRoom) {
  core::FaceAnalysis face = testing::make_face(1);
  face.state.readings[0].reasons[0].weight = 6.0;
  face.state.readings[0].reasons[2].weight = -3.0;
  const ExplainModel model = make(face);
  EXPECT_DOUBLE_EQ(model.reasons.front().share, 1.0);
  EXPECT_EQ(model.reasons.front().weight, "weighs a lot");
  EXPECT_DOUBLE_EQ(model.reasons.back().share, 0.5);
  for (const ExplainReason& reason : model.reasons) EXPECT_LE(reason.share, 1.0);
}

TEST(Explanation, WeightsInWordsHaveTheirSteps) {
  EXPECT_EQ(weight_word(0.99), "weighs a little");
  EXPECT_EQ(weight_word(-1.0), "weighs clearly");
  EXPECT_EQ(weight_word(3.0), "weighs a lot");
}

TEST(Explanation, TellsWhatTheFaceAloneLooksLike) {
  core::FaceAnalysis face = testing::make_face(1);
  EXPECT_EQ(make(face).looks_missing, "Not known: cues only.");
  face.expression.emplace();
  face.expression->probability = {0.3, 0.5, 0.08, 0.06, 0.05, 0.005, 0.005, 0.0};
  const ExplainModel model = make(face);
  EXPECT_TRUE(model.looks_missing.empty());
  ASSERT_EQ(model.looks.size(), 4U);
  EXPECT_EQ(model.looks[0].name, "happiness");
  EXPECT_EQ(model.looks[1].name, "neutral");
}

TEST(Explanation, AbstainingSaysWhyAndWhatWouldHelp) {
  for (const core::Missing why :
       {core::Missing::too_little, core::Missing::too_short, core::Missing::conflicting,
        core::Missing::too_dark, core::Missing::turned_away, core::Missing::too_small}) {
    core::FaceAnalysis face = testing::make_face(1);
    face.state = {};
    face.state.abstained = why;
    const ExplainModel model = make(face, testing::make_guide("en", "English"));
    EXPECT_EQ(model.message, "Not enough to say: " + std::string(core::words(why)) + ".");
    EXPECT_FALSE(model.remedy.empty()) << core::words(why);
    EXPECT_TRUE(model.readings.empty());
    EXPECT_TRUE(model.reasons.empty());
    EXPECT_TRUE(model.texts.empty());
  }
}

TEST(Explanation, CuesOnlyComputesNoState) {
  const core::FaceAnalysis face = testing::make_face(1);
  const ExplainModel model = make_explanation({&face, 1, 1}, true, {});
  EXPECT_EQ(model.message, "Cues only: no state is computed.");
  EXPECT_TRUE(model.readings.empty());
  EXPECT_FALSE(model.affect);
  EXPECT_TRUE(model.looks.empty());
  EXPECT_TRUE(model.looks_missing.empty());
}

TEST(Explanation, ShowsTheDoubtWhereThereIsAnEstimate) {
  core::FaceAnalysis face = testing::make_face(1);
  EXPECT_FALSE(make(face).affect);
  face.state.affect = core::Affect{0.4, 0.2, 0.3, 0.5, 0.1};
  EXPECT_TRUE(make(face).affect);
  face.state.readings.clear();
  face.state.abstained = core::Missing::too_little;
  EXPECT_TRUE(make(face).affect) << "also without a reading";
}

TEST(Explanation, WhatElseItMayMeanComesFromTheGuide) {
  core::FaceAnalysis face = testing::make_face(1);
  face.state.readings[0].key = "sad";
  const ExplainModel model = make(face, testing::make_guide("en", "English"));
  ASSERT_EQ(model.texts.size(), 3U);
  EXPECT_EQ(model.texts[1].heading, "What else");
  EXPECT_EQ(model.texts[1].text, "Also sad or low.");
}

TEST(Explanation, NamesTheFaceAmongSeveral) {
  const core::FaceAnalysis face = testing::make_face(1);
  EXPECT_EQ(make_explanation({&face, 2, 3}, false, {}).title, "Reading, face 2 of 3");
  EXPECT_EQ(make_explanation({}, false, {}).message, "No face in view.");
}

}  // namespace
}  // namespace attune::ui
