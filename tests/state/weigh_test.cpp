#include "state/weigh.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "state/state_testing.hpp"

namespace attune::state {
namespace {

using core::ExpressionClass;

StateRow row() {
  StateRow row;
  row.bias = -1.0;
  row.weights = {{core::CueId::lean, 2.0, 1, "n"}, {core::CueId::lean, -1.0, -1, "n"}};
  row.expression[static_cast<std::size_t>(ExpressionClass::happiness)] = 3.0;
  row.expression[static_cast<std::size_t>(ExpressionClass::neutral)] = -2.0;
  return row;
}

TEST(Weigh, AddsCuesAndLook) {
  Evidence evidence;
  EXPECT_DOUBLE_EQ(log_odds(row(), evidence), -1.0) << "a look that is not known says nothing";
  evidence.strengths[static_cast<std::size_t>(core::CueId::lean)] = -0.5;
  EXPECT_DOUBLE_EQ(from_cue(row(), core::CueId::lean, evidence), -0.5);
  core::Expression happy;
  happy.probability[static_cast<std::size_t>(ExpressionClass::happiness)] = 1.0;
  evidence.expression = happy;
  EXPECT_DOUBLE_EQ(log_odds(row(), evidence), -1.0 - 0.5 + 3.0);
  EXPECT_EQ(telling_class(row(), evidence), ExpressionClass::happiness);
}

TEST(Weigh, TheLookIsAReasonOnItsOwn) {
  Evidence evidence;
  evidence.expression = testing::mostly(ExpressionClass::neutral);
  const auto reasons = reasons_of(row(), evidence, testing::calm_cues());
  ASSERT_EQ(reasons.size(), 1U);
  EXPECT_FALSE(reasons[0].cue);
  EXPECT_LT(reasons[0].weight, 0.0);
  EXPECT_EQ(reasons[0].sentence, "The face as a whole looks neutral.");
}

// Two sides that say the same take one line, and count together.
TEST(Weigh, BothSidesAreOneReason) {
  StateRow tired;
  Evidence evidence;
  core::CueSet cues = testing::calm_cues();
  for (const auto& [cue, side] : {std::pair{core::CueId::eye_openness_right, "right"},
                                  {core::CueId::eye_openness_left, "left"}}) {
    tired.weights.push_back({cue, 1.0, -1, "n"});
    evidence.strengths[static_cast<std::size_t>(cue)] = -0.5;
    cues[cue].sentence = std::string("The ") + side + " eye is narrowed.";
  }
  auto reasons = reasons_of(tired, evidence, cues);
  ASSERT_EQ(reasons.size(), 1U);
  EXPECT_EQ(reasons[0].sentence, "Both eyes are narrowed.");
  EXPECT_DOUBLE_EQ(reasons[0].weight, 1.0);

  cues[core::CueId::eye_openness_left].sentence = "The left eye is nearly closed.";
  EXPECT_EQ(reasons_of(tired, evidence, cues).size(), 2U);
}

TEST(Weigh, WhatMovesNowIsNoReasonForCalm) {
  StateRow calm;
  calm.quiet_weight = 5.0;
  Evidence evidence;
  evidence.quiet = 0.9;
  core::CueSet cues = testing::calm_cues();
  cues[core::CueId::brow_raise].value = 0.8;
  for (const core::Reason& reason : reasons_of(calm, evidence, cues)) {
    EXPECT_NE(reason.cue, core::CueId::brow_raise);
  }
}

TEST(Weigh, ReasonsAgainstKeepTheirPlaces) {
  StateRow many;
  Evidence evidence;
  for (int i = 0; i < 8; ++i) {
    const auto cue = static_cast<core::CueId>(i);
    many.weights.push_back({cue, i < 6 ? 2.0 : -1.0, 1, "n"});
    evidence.strengths[static_cast<std::size_t>(i)] = 1.0;
  }
  const auto reasons = reasons_of(many, evidence, testing::calm_cues());
  ASSERT_EQ(reasons.size(), 5U);
  EXPECT_EQ(std::count_if(reasons.begin(), reasons.end(),
                          [](const core::Reason& r) { return r.weight < 0.0; }),
            2);
}

}  // namespace
}  // namespace attune::state
