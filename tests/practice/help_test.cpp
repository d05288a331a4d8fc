#include "practice/help.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

namespace attune::practice {
namespace {

TEST(Help, FadesWithRightAnswersAndComesBackWithWrongOnes) {
  Help help;
  EXPECT_EQ(stage_of(help), HelpStage::named);
  for (int i = 0; i < 7; ++i) help = after_answer(help, true);
  EXPECT_EQ(stage_of(help), HelpStage::hinted);
  for (int i = 0; i < 100; ++i) help = after_answer(help, true);
  EXPECT_EQ(stage_of(help), HelpStage::none);
  help = after_answer(help, false);
  EXPECT_EQ(stage_of(help), HelpStage::none) << "one slip brings nothing back";
  help = after_answer(help, false);
  EXPECT_EQ(stage_of(help), HelpStage::after);
  for (int i = 0; i < 100; ++i) help = after_answer(help, false);
  EXPECT_EQ(help.level, 0.0);
}

TEST(Help, EveryStateAndCueHasItsOwnLadder) {
  HelpLadders ladders;
  for (int i = 0; i < 14; ++i) ladders.record("state:happy", true);
  EXPECT_EQ(ladders.stage("state:happy"), HelpStage::after);
  EXPECT_EQ(ladders.stage("cue:brows"), HelpStage::named);
  const HelpLadders again(ladders.all());
  EXPECT_EQ(again.stage("state:happy"), HelpStage::after);
}

TEST(Help, StagesHaveNames) {
  EXPECT_EQ(name(HelpStage::named), "named");
  EXPECT_EQ(name(HelpStage::none), "none");
}

// How often a learner is right with each stage of help. The right level is the one with the least
// help at which three answers of four are right.
struct Strength {
  const char* what;
  std::array<double, 4> right;
  int level;
};

constexpr std::array kStrengths{
    Strength{"weak", {0.80, 0.60, 0.45, 0.35}, 0},
    Strength{"middling", {0.95, 0.88, 0.62, 0.45}, 1},
    Strength{"strong", {0.97, 0.96, 0.93, 0.90}, 3},
};

TEST(Help, LearnersOfThreeStrengthsEndNearTheirLevelInFortyTrials) {
  constexpr int kLearners = 1000;
  for (const Strength& strength : kStrengths) {
    int near = 0;
    for (std::uint32_t seed = 0; seed < kLearners; ++seed) {
      std::mt19937 random(seed * 7919 + 1);
      Help help;
      for (int trial = 0; trial < 40; ++trial) {
        const double p = strength.right[static_cast<std::size_t>(stage_of(help))];
        help = after_answer(help, static_cast<double>(random()) < p * 4294967296.0);
      }
      if (std::abs(static_cast<int>(stage_of(help)) - strength.level) <= 1) ++near;
    }
    RecordProperty(strength.what, near);
    EXPECT_GE(near, 0.98 * kLearners) << strength.what;
  }
}

}  // namespace
}  // namespace attune::practice
