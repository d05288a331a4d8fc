#include "app/expression_labels.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace attune::app {
namespace {

using core::ExpressionClass;

const std::string kVotes =
    "file,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n";

std::string error_of(const std::string& csv) {
  try {
    parse_expression_labels(csv, "votes.csv");
  } catch (const core::Error& error) {
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

TEST(ExpressionLabels, MostVotesNameTheFace) {
  const auto labels = parse_expression_labels(
      kVotes + "a.png,1,6,0,0,0,0,0,3,0,0\nb.png,0,0,0,4,1,1,2,1,1,0\n", "votes.csv");
  ASSERT_EQ(labels.crops.size(), 2U);
  EXPECT_TRUE(labels.has_votes);
  EXPECT_EQ(labels.crops[0].label, ExpressionClass::happiness);
  EXPECT_TRUE(labels.crops[0].majority);
  EXPECT_EQ(labels.crops[1].label, ExpressionClass::sadness);
  EXPECT_FALSE(labels.crops[1].majority);
}

TEST(ExpressionLabels, TiesAndFacesThatNobodyCouldNameAreSkipped) {
  const auto labels =
      parse_expression_labels(kVotes +
                                  "tie.png,5,5,0,0,0,0,0,0,0,0\nunknown.png,4,0,0,0,0,0,0,0,6,0\n"
                                  "none.png,0,0,0,0,0,0,0,0,0,10\ntie2.png,4,0,0,0,0,0,0,0,4,0\n"
                                  "zero.png,0,0,0,0,0,0,0,0,0,0\ngood.png,5,1,0,0,0,0,0,0,4,0\n",
                              "votes.csv");
  EXPECT_EQ(labels.skipped, 5);
  ASSERT_EQ(labels.crops.size(), 1U);
  EXPECT_EQ(labels.crops[0].file, "good.png");
  EXPECT_FALSE(labels.crops[0].majority) << "half of the votes are not more than half";
}

TEST(ExpressionLabels, NamesNameTheFace) {
  const auto labels = parse_expression_labels("file,label\nx/y.png,fear\r\n", "labels.csv");
  ASSERT_EQ(labels.crops.size(), 1U);
  EXPECT_FALSE(labels.has_votes);
  EXPECT_EQ(labels.crops[0].file, "x/y.png");
  EXPECT_EQ(labels.crops[0].label, ExpressionClass::fear);
}

TEST(ExpressionLabels, WrongTablesAreToldWithTheLine) {
  EXPECT_NE(error_of("").find("right file?"), std::string::npos);
  EXPECT_NE(error_of("image,label\n").find("header"), std::string::npos);
  EXPECT_NE(error_of("file,label\na.png,joy\n").find("line 2: \"joy\""), std::string::npos);
  EXPECT_NE(error_of("file,label\na.png\n").find("line 2"), std::string::npos);
  EXPECT_NE(error_of(kVotes + "a.png,1,x,0,0,0,0,0,0,0,0\n").find("\"x\""), std::string::npos);
  EXPECT_NE(error_of(kVotes + "a.png,1,-1,0,0,0,0,0,0,0,0\n").find("\"-1\""), std::string::npos);
  EXPECT_NE(error_of(kVotes).find("labels no face"), std::string::npos);
}

TEST(ExpressionLabels, ReadsTheClassesThatMayBeAnswered) {
  EXPECT_EQ(parse_expression_classes("fear,anger,fear"),
            (std::vector{ExpressionClass::fear, ExpressionClass::anger}));
  EXPECT_THROW(parse_expression_classes("fear,joy"), core::Error);
  EXPECT_THROW(parse_expression_classes("fear"), core::Error);
}

}  // namespace
}  // namespace attune::app
