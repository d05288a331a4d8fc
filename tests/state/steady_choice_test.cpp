#include "state/steady_choice.hpp"

#include <gtest/gtest.h>

namespace attune::state {
namespace {

constexpr int kSmiling = 3;
constexpr int kStaring = 5;
constexpr Wanted kNone{};

// Wants the same for a while, in steps of 0.1 s.
class SteadyChoiceTest : public ::testing::Test {
 protected:
  std::optional<int> hold(const Wanted& wanted, double seconds) {
    for (double t = 0.05; t < seconds; t += 0.1) choice_.follow(wanted, time_s_ += 0.1);
    return choice_.shown();
  }
  SteadyChoice choice_{{0.5, 0.8, 1.5}};
  double time_s_ = 0.0;
};

TEST_F(SteadyChoiceTest, AReadingThatLastsIsShownOneForAMomentIsNot) {
  EXPECT_EQ(hold({kSmiling}, 0.5), std::nullopt);
  EXPECT_EQ(hold(kNone, 0.1), std::nullopt);
  EXPECT_EQ(hold({kSmiling}, 0.5), std::nullopt) << "it began anew";
  EXPECT_EQ(hold({kSmiling}, 0.1), kSmiling);
}

TEST_F(SteadyChoiceTest, AfterNothingTheSameReadingMustLast) {
  EXPECT_EQ(hold({kSmiling}, 0.4), std::nullopt);
  EXPECT_EQ(hold({kStaring}, 0.4), std::nullopt);
  EXPECT_EQ(hold({kStaring}, 0.3), kStaring);
}

TEST_F(SteadyChoiceTest, AMomentOfDoubtTakesNothingBack) {
  hold({kSmiling}, 1.0);
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(hold(kNone, 0.7), kSmiling);
    EXPECT_EQ(hold({kStaring}, 0.1), kSmiling);
    EXPECT_EQ(hold({kSmiling}, 0.1), kSmiling);
  }
  EXPECT_EQ(hold(kNone, 1.0), std::nullopt);
}

TEST_F(SteadyChoiceTest, AReadingThatIsNotWantedIsLeftWhileOthersTakeTurns) {
  hold({kSmiling}, 1.0);
  hold({kStaring}, 0.4);
  hold(kNone, 0.3);
  EXPECT_EQ(hold({kStaring}, 0.3), kStaring);
}

TEST_F(SteadyChoiceTest, WhatIsClearDoesNotWait) {
  EXPECT_EQ(hold({.row = kSmiling, .clearly = true}, 0.1), kSmiling);
  EXPECT_EQ(hold({.row = kStaring, .clearly = true}, 0.1), kStaring);
}

TEST_F(SteadyChoiceTest, WhatIsOverGoesAtOnceButStaysLongEnoughToBeRead) {
  constexpr Wanted kOver{.row = std::nullopt, .clearly = false, .old_over = true};
  hold({.row = kSmiling, .clearly = true}, 2.0);
  EXPECT_EQ(hold(kOver, 0.1), std::nullopt) << "it was read long ago";

  hold({.row = kSmiling, .clearly = true}, 1.0);
  EXPECT_EQ(hold(kOver, 0.3), kSmiling);
  EXPECT_EQ(hold(kOver, 0.4), std::nullopt);
}

TEST_F(SteadyChoiceTest, ClearedItShowsNothing) {
  hold({kSmiling}, 1.0);
  choice_.clear();
  EXPECT_EQ(choice_.shown(), std::nullopt);
  EXPECT_EQ(hold({kSmiling}, 0.5), std::nullopt);
}

}  // namespace
}  // namespace attune::state
