#include "core/likelihood.hpp"

#include <gtest/gtest.h>

namespace attune::core {
namespace {

TEST(Likelihood, WordsFollowTheCutOffs) {
  EXPECT_EQ(likelihood_word(1.0), "very likely");
  EXPECT_EQ(likelihood_word(0.90), "very likely");
  EXPECT_EQ(likelihood_word(0.89), "likely");
  EXPECT_EQ(likelihood_word(0.66), "likely");
  EXPECT_EQ(likelihood_word(0.65), "as likely as not");
  EXPECT_EQ(likelihood_word(0.33), "as likely as not");
  EXPECT_EQ(likelihood_word(0.32), "perhaps");
  EXPECT_EQ(likelihood_word(0.0), "perhaps");
}

TEST(Likelihood, SurenessIsOnTheSameScale) {
  EXPECT_EQ(sureness_word(0.66), "high");
  EXPECT_EQ(sureness_word(0.65), "medium");
  EXPECT_EQ(sureness_word(0.33), "medium");
  EXPECT_EQ(sureness_word(0.32), "low");
}

TEST(Likelihood, AReadingIsTrustedAsFarAsItsEstimate) {
  StateEstimate estimate;
  estimate.readings = {
      {"happy", "happy", 0.8, {}}, {"calm", "calm", 0.5, {}}, {"tired", "tired", 0.2, {}}};
  estimate.confidence = 0.4;
  EXPECT_EQ(trusted_probability(estimate, 0), 0.4);
  EXPECT_EQ(trusted_probability(estimate, 1), 0.4) << "no more than the first";
  EXPECT_EQ(trusted_probability(estimate, 2), 0.2);
}

TEST(Likelihood, LikelyNeverStandsBesideLowSureness) {
  StateEstimate estimate;
  estimate.readings = {{"happy", "happy", 0.95, {}}};
  for (double c = 0.0; c <= 1.0; c += 0.01) {
    estimate.confidence = c;
    const auto word = likelihood_word(trusted_probability(estimate, 0));
    if (word != "likely" && word != "very likely") continue;
    EXPECT_EQ(sureness_word(c), "high") << c;
  }
}

}  // namespace
}  // namespace attune::core
