#include "app/commands/evaluate_expression.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace attune::app {
namespace {

ExpressionScore score() {
  ExpressionScore score;
  score.n = 10;
  score.classes = {core::ExpressionClass::anger, core::ExpressionClass::fear};
  score.confusion = {{5, 1}, {2, 2}};
  score.measures = {{"accuracy", 0.7},      {"macro_f1", 0.66},   {"balanced_accuracy", 0.65},
                    {"recall_anger", 0.83}, {"recall_fear", 0.5}, {"ece", 0.04},
                    {"coverage_100", 0.7},  {"coverage_50", 0.9}};
  score.measures["accuracy_majority"] = std::numeric_limits<double>::quiet_NaN();
  score.intervals["accuracy"] = {0.4, 0.9};
  score.bins = {{3, 0.6, 0.5}};
  return score;
}

TEST(EvaluateExpression, JsonHasTheAgreedNames) {
  const auto json = nlohmann::json::parse(expression_json(score()));
  EXPECT_EQ(json["n"], 10);
  EXPECT_EQ(json["accuracy"], 0.7);
  EXPECT_EQ(json["macro_f1"], 0.66);
  EXPECT_EQ(json["balanced_accuracy"], 0.65);
  EXPECT_EQ(json["recall"]["fear"], 0.5);
  EXPECT_EQ(json["confusion"]["classes"], (nlohmann::json{"anger", "fear"}));
  EXPECT_EQ(json["confusion"]["matrix"][1][0], 2);
  EXPECT_EQ(json["ece"], 0.04);
  EXPECT_EQ(json["coverage_accuracy"]["50"], 0.9);
  EXPECT_TRUE(json["coverage_accuracy"]["80"].is_null());
  EXPECT_TRUE(json["accuracy_majority"].is_null()) << "what is not known is no number";
  EXPECT_EQ(json["intervals"]["accuracy"][1], 0.9);
  EXPECT_EQ(json["calibration"][0]["accuracy"], 0.5);
}

TEST(EvaluateExpression, TableShowsIntervalsAndConfusion) {
  const std::string table = expression_table(score());
  EXPECT_NE(table.find("70.00   [40.00, 90.00]"), std::string::npos) << table;
  EXPECT_NE(table.find("not defined"), std::string::npos);
  EXPECT_NE(table.find("  fear               2         2"), std::string::npos) << table;
}

}  // namespace
}  // namespace attune::app
