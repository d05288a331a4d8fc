#include "ui/cue_history.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using core::CueId;

core::FrameAnalysis with_value(double time_s, int id, CueId cue, double value) {
  core::FaceAnalysis face = testing::make_face(id);
  face.cues[cue] = testing::make_reading(cue, value, "");
  return testing::make_analysis(time_s, {face});
}

TEST(CueHistory, DrawsFromOldToNow) {
  CueHistory history;
  for (int i = 0; i <= 60; ++i) history.add(with_value(i * 0.5, 1, CueId::brow_raise, i / 60.0));
  const CurveModel curve = history.curve(1, CueId::brow_raise);
  ASSERT_EQ(curve.lines.size(), 1U);
  const auto& line = curve.lines.front();
  EXPECT_NEAR(line.front().x, 0.5, 0.01) << "30 s of 60";
  EXPECT_NEAR(line.back().x, 1.0, 0.01);
  EXPECT_NEAR(line.front().y, 0.0, 1e-6);
  EXPECT_NEAR(line.back().y, 1.0, 1e-6);
  for (std::size_t i = 1; i < line.size(); ++i) EXPECT_GT(line[i].x, line[i - 1].x);
}

TEST(CueHistory, AGapBreaksTheLine) {
  CueHistory history;
  for (int i = 0; i < 40; ++i) {
    core::FrameAnalysis analysis = with_value(i * 0.25, 1, CueId::brow_raise, 0.5);
    if (i >= 10 && i < 20) {
      analysis.faces[0].cues[CueId::brow_raise] =
          testing::make_missing(CueId::brow_raise, core::Missing::covered);
    }
    history.add(analysis);
  }
  EXPECT_EQ(history.curve(1, CueId::brow_raise).lines.size(), 2U);
  EXPECT_EQ(history.curve(1, CueId::mouth_open).lines.size(), 1U);
}

// A slow source (a frame every 0.8 s) still gives one line.
TEST(CueHistory, BridgesASlowSource) {
  CueHistory history;
  for (int i = 0; i < 20; ++i) history.add(with_value(i * 0.8, 1, CueId::smile, 0.2));
  EXPECT_EQ(history.curve(1, CueId::smile).lines.size(), 1U);
}

TEST(CueHistory, ABlinkIsNotLost) {
  CueHistory history;
  for (int i = 0; i < 8; ++i) {
    history.add(with_value(0.03 * i, 1, CueId::eye_openness_left, i == 3 ? 0.1 : 1.0));
  }
  const CurveModel curve = history.curve(1, CueId::eye_openness_left);
  ASSERT_EQ(curve.lines.size(), 1U);
  EXPECT_LT(curve.lines[0][0].y, 0.1);
  EXPECT_NEAR(curve.neutral, 1.0 / 1.5, 1e-6);
}

TEST(CueHistory, KeepsFacesApartAndForgetsThem) {
  CueHistory history(10.0);
  core::FrameAnalysis both = with_value(0.0, 1, CueId::smile, 0.9);
  both.faces.push_back(testing::make_face(2));
  history.add(both);
  EXPECT_GT(history.curve(1, CueId::smile).lines[0][0].y, 0.8);
  EXPECT_LT(history.curve(2, CueId::smile).lines[0][0].y, 0.1);
  for (int i = 1; i < 60; ++i) history.add(with_value(0.25 * i, 2, CueId::smile, 0.1));
  EXPECT_TRUE(history.curve(1, CueId::smile).lines.empty());
  EXPECT_TRUE(history.curve(7, CueId::smile).lines.empty()) << "never seen";
}

TEST(CueHistory, StartsAnewWhenTimeRunsBackwards) {
  CueHistory history;
  history.add(with_value(20.0, 1, CueId::smile, 0.5));
  history.add(with_value(1.0, 1, CueId::smile, 0.5));
  EXPECT_EQ(history.curve(1, CueId::smile).lines[0].size(), 1U);
}

}  // namespace
}  // namespace attune::ui
