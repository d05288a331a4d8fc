#include "state/affect.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>

#include "state/state_testing.hpp"

namespace attune::state {
namespace {

using core::ExpressionClass;

Evidence evidence_of(const core::CueSet& cues) {
  EvidenceWindow window(0.4);
  for (int i = 0; i < 10; ++i) window.add(cues, 0.1 * i);
  return {window.steady(), std::nullopt, 0.0};
}

core::Affect at(const core::CueSet& cues, std::optional<core::Expression> look = {}) {
  Evidence evidence = evidence_of(cues);
  evidence.expression = look;
  return affect_of(evidence, cues);
}

TEST(Affect, FollowsCuesAndLook) {
  const core::CueSet calm = testing::calm_cues();
  EXPECT_NEAR(at(calm).valence, 0.0, 1e-9);
  EXPECT_GT(at(testing::with({{core::CueId::mouth_corners, 0.9}})).valence, 0.2);
  EXPECT_LT(at(testing::with({{core::CueId::mouth_corners, -0.9}})).valence, -0.15);
  EXPECT_GT(
      at(testing::with({{core::CueId::brow_raise, 0.9}, {core::CueId::mouth_open, 0.9}})).arousal,
      0.15);
  EXPECT_GT(at(calm, testing::mostly(ExpressionClass::happiness)).valence, 0.15);
  EXPECT_LT(at(calm, testing::mostly(ExpressionClass::sadness)).valence, -0.1);
  EXPECT_GT(at(calm, testing::mostly(ExpressionClass::fear)).arousal, 0.05);
}

TEST(Affect, DoubtGrowsWithMissingAndDoubtfulEvidenceAndWithDisagreement) {
  const core::CueSet smile = testing::with({{core::CueId::mouth_corners, 0.9}});
  const core::Affect cues_only = at(smile);
  const core::Affect agreeing = at(smile, testing::mostly(ExpressionClass::happiness, 0.97));
  const core::Affect disagreeing = at(smile, testing::mostly(ExpressionClass::sadness, 0.97));
  const core::Affect nothing = at(testing::without_any(core::Missing::too_dark));
  core::CueSet doubtful = smile;
  for (core::CueReading& r : doubtful.readings) r.confidence = 0.3;
  EXPECT_LT(agreeing.valence_sd, cues_only.valence_sd);
  EXPECT_LT(agreeing.valence_sd, disagreeing.valence_sd);
  EXPECT_LT(cues_only.valence_sd, at(doubtful).valence_sd);
  EXPECT_LT(cues_only.valence_sd, nothing.valence_sd);
  EXPECT_EQ(nothing.valence, 0.0);
  for (const core::Affect& a : {cues_only, agreeing, disagreeing, nothing}) {
    EXPECT_GE(a.arousal_sd, a.valence_sd);
    EXPECT_LE(std::abs(a.valence), 1.0);
  }
}

TEST(Affect, BlendDependsOnTimeNotOnSteps) {
  const core::Affect from{0.0, 0.0, 0.6, 0.7, 0.0};
  const core::Affect to{0.8, -0.4, 0.3, 0.4, 0.0};
  const core::Affect once = blend(from, to, 0.4, 0.4);
  const core::Affect twice = blend(blend(from, to, 0.2, 0.4), to, 0.2, 0.4);
  EXPECT_NEAR(once.valence, twice.valence, 1e-12);
  EXPECT_NEAR(once.valence, 0.8 * (1.0 - std::exp(-1.0)), 1e-12);
}

}  // namespace
}  // namespace attune::state
