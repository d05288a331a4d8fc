#include "state/cue_strength.hpp"

#include <gtest/gtest.h>

#include "state/state_testing.hpp"

namespace attune::state {
namespace {

using core::CueId;

double strength(CueId id, double value) { return cue_strength(testing::with({{id, value}})[id]); }

TEST(CueStrength, IsNothingAtNeutralAndFullAtTheEnds) {
  for (const core::CueInfo& cue : core::all_cues()) {
    EXPECT_EQ(cue_strength(testing::calm_cues()[cue.id]), 0.0) << cue.name;
    EXPECT_EQ(strength(cue.id, cue.high), 1.0) << cue.name;
    double before = -2.0;
    for (double share = 0.0; share <= 1.0; share += 0.02) {
      const double now = strength(cue.id, cue.low + share * (cue.high - cue.low));
      EXPECT_GE(now, before) << cue.name;
      EXPECT_LE(std::abs(now), 1.0) << cue.name;
      before = now;
    }
  }
}

TEST(CueStrength, MissingSaysNothing) {
  EXPECT_EQ(cue_strength(testing::without_any(core::Missing::too_dark)[CueId::lean]), 0.0);
}

TEST(CueStrength, Directions) {
  EXPECT_EQ(strength_toward(-0.4, 1), 0.0);
  EXPECT_EQ(strength_toward(-0.4, -1), 0.4);
  EXPECT_EQ(strength_toward(-0.4, 0), 0.4);
  EXPECT_EQ(strength_toward(0.7, 1), 0.7);
}

}  // namespace
}  // namespace attune::state
