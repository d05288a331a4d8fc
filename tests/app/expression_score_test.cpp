#include "app/expression_score.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attune::app {
namespace {

using core::ExpressionClass;

constexpr auto kCalm = ExpressionClass::neutral;
constexpr auto kGlad = ExpressionClass::happiness;
constexpr auto kSad = ExpressionClass::sadness;
const std::vector<ExpressionClass> kThree{kCalm, kGlad, kSad};

// `sure` for the answer, the rest for contempt.
ExpressionAnswer answered(ExpressionClass label, ExpressionClass answer, double sure,
                          bool majority = true) {
  ExpressionAnswer result{label, {}, majority};
  result.answer.probability[static_cast<std::size_t>(answer)] = sure;
  const auto rest = answer == kCalm ? kGlad : kCalm;
  result.answer.probability[static_cast<std::size_t>(rest)] = 1.0 - sure;
  return result;
}

ExpressionScore example() {
  return score_expression({answered(kCalm, kCalm, 0.9), answered(kCalm, kCalm, 0.8),
                           answered(kCalm, kGlad, 0.6, false), answered(kGlad, kGlad, 0.7)},
                          kThree, {200, 1});
}

TEST(ExpressionScore, AgreesWithTheSumsByHand) {
  const ExpressionScore score = example();
  EXPECT_EQ(score.n, 4);
  EXPECT_EQ(score.n_majority, 3);
  EXPECT_DOUBLE_EQ(score.measures.at("accuracy"), 0.75);
  EXPECT_DOUBLE_EQ(score.measures.at("accuracy_majority"), 1.0);
  // F1 of calm 2*2/(3+2), of glad 2*1/(1+2), of sad 0.
  EXPECT_NEAR(score.measures.at("macro_f1"), (0.8 + 2.0 / 3.0) / 3, 1e-12);
  EXPECT_NEAR(score.measures.at("balanced_accuracy"), (2.0 / 3.0 + 1.0) / 2, 1e-12);
  EXPECT_NEAR(score.measures.at("recall_neutral"), 2.0 / 3.0, 1e-12);
  EXPECT_EQ(score.measures.count("recall_sadness"), 0U) << "nobody was sad";
  // Each face in a bin of its own: gaps 0.1, 0.2, 0.6 and 0.3.
  EXPECT_NEAR(score.measures.at("ece"), 1.2 / 4, 1e-12);
  EXPECT_DOUBLE_EQ(score.measures.at("coverage_100"), 0.75);
  EXPECT_DOUBLE_EQ(score.measures.at("coverage_70"), 1.0) << "the least sure answer was wrong";
  EXPECT_EQ(score.confusion, (std::vector<std::vector<int>>{{2, 1, 0}, {0, 1, 0}, {0, 0, 0}}));
}

TEST(ExpressionScore, IntervalsHoldTheValue) {
  const ExpressionScore score = example();
  const auto& interval = score.intervals.at("accuracy");
  EXPECT_LT(interval[0], 0.75);
  EXPECT_GE(interval[1], 0.75);
}

TEST(ExpressionScore, BinsAreTheCalibrationPlot) {
  const ExpressionScore score = score_expression(
      {answered(kCalm, kCalm, 0.81), answered(kCalm, kGlad, 0.83)}, kThree, {10, 1});
  ASSERT_EQ(score.bins.size(), 15U);
  EXPECT_EQ(score.bins[12].n, 2);  // from 0.80 to 0.867
  EXPECT_NEAR(score.bins[12].confidence, 0.82, 1e-12);
  EXPECT_NEAR(score.bins[12].accuracy, 0.5, 1e-12);
}

TEST(ExpressionScore, AnswersAmongTheGivenClassesOnly) {
  core::Expression expression;
  expression.probability = {0.2, 0.1, 0.0, 0.3, 0.4, 0.0, 0.0, 0.0};
  const core::Expression restricted = restrict_to(expression, kThree);
  EXPECT_EQ(restricted.top(), kSad);
  EXPECT_NEAR(restricted[kSad], 0.5, 1e-12);
  EXPECT_DOUBLE_EQ(restricted[ExpressionClass::anger], 0.0);
}

TEST(ExpressionScore, WithoutVotesThereIsNoMajority) {
  const ExpressionScore score =
      score_expression({answered(kCalm, kCalm, 0.9, false)}, kThree, {10, 1});
  EXPECT_TRUE(std::isnan(score.measures.at("accuracy_majority")));
}

}  // namespace
}  // namespace attune::app
