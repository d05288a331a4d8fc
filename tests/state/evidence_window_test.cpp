#include "state/evidence_window.hpp"

#include <gtest/gtest.h>

#include "state/state_testing.hpp"

namespace attune::state {
namespace {

using core::CueId;
constexpr auto kBrow = static_cast<std::size_t>(CueId::brow_raise);

TEST(EvidenceWindow, PassesWhatFillsMoreThanHalf) {
  for (const double fps : {10.0, 30.0, 60.0}) {
    EvidenceWindow window(0.4);
    const core::CueSet quiet = testing::calm_cues();
    const core::CueSet loud = testing::with({{CueId::brow_raise, 1.0}});
    double t = 0.0;
    for (; t < 1.0; t += 1.0 / fps) window.add(quiet, t);
    EXPECT_EQ(window.steady()[kBrow], 0.0);
    const double from = t - 1.0 / fps;  // the last quiet moment
    double seen_at = -1.0;
    for (; t < 2.0 && seen_at < 0.0; t += 1.0 / fps) {
      window.add(loud, t);
      if (window.steady()[kBrow] > 0.5) seen_at = t;
    }
    EXPECT_GT(seen_at - from, 0.2) << fps;
    EXPECT_LT(seen_at - from, 0.2 + 1.5 / fps) << fps;
    EXPECT_NEAR(window.steady()[kBrow], 0.9, 1e-9) << "strength times confidence";
  }
}

TEST(EvidenceWindow, FlickersLeaveNoTrace) {
  for (const double fps : {10.0, 30.0, 60.0}) {
    EvidenceWindow window(0.4);
    for (int i = 0; i < 4 * fps; ++i) {
      const double t = i / fps;
      const bool on = std::fmod(t, 1.0) > 0.45 && std::fmod(t, 1.0) < 0.64;
      window.add(on ? testing::with({{CueId::brow_raise, 1.0}}) : testing::calm_cues(), t);
      EXPECT_EQ(window.steady()[kBrow], 0.0) << fps << " at " << t;
    }
  }
}

TEST(EvidenceWindow, TellsHowFastTheHeadMoves) {
  EvidenceWindow window(0.4);
  for (int i = 0; i < 30; ++i) window.add(testing::calm_cues(), i / 30.0);
  EXPECT_EQ(window.head_speed_rad_s(), 0.0);
  for (int i = 30; i < 60; ++i) {
    window.add(testing::with({{CueId::head_nod, 0.3 * (i - 30) / 30.0}}), i / 30.0);
  }
  EXPECT_NEAR(window.head_speed_rad_s(), 0.3, 0.03);
  window.clear();
  EXPECT_EQ(window.head_speed_rad_s(), 0.0);
}

}  // namespace
}  // namespace attune::state
