#include "ui/timeline.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using core::CueId;
using testing::active;
using testing::calm_cues;
using testing::make_analysis;
using testing::make_face;

constexpr int kEyes = 0;
constexpr int kBrows = 1;

core::CueSet raised() {
  core::CueSet cues = calm_cues();
  cues[CueId::brow_raise] = active(CueId::brow_raise, 0.8, "raised", {core::Part::left_brow});
  return cues;
}

double covered(const std::vector<TimelineSpan>& row) {
  double sum = 0.0;
  for (const TimelineSpan& span : row) sum += span.to - span.from;
  return sum;
}

TEST(Timeline, KeepsAMinuteAtAnyFrameRate) {
  for (const double rate : {5.0, 30.0, 60.0}) {
    TimelineHistory history(60.0);
    for (int i = 0; i < static_cast<int>(90 * rate); ++i) {
      history.add(make_analysis(i / rate, {make_face(1)}));
    }
    const TimelineModel model = history.model(1);
    EXPECT_NEAR(covered(model.rows[kEyes]), 1.0, 0.01) << rate;
    EXPECT_NEAR(model.rows[kEyes].back().to, 1.0, 1e-9) << rate;
    EXPECT_EQ(model.rows[kBrows].size(), 1U) << "equal steps join";
  }
}

TEST(Timeline, ShowsAShortCueAtItsStrongest) {
  TimelineHistory history(60.0);
  for (int i = 0; i < 300; ++i) {
    const bool flash = i >= 150 && i < 153;
    history.add(
        make_analysis(i / 30.0, {make_face(1, {320, 240}, flash ? raised() : calm_cues())}));
  }
  const TimelineModel model = history.model(1);
  const auto& row = model.rows[kBrows];
  ASSERT_EQ(row.size(), 3U);
  EXPECT_TRUE(row[1].active);
  EXPECT_NEAR(row[1].strength, 0.875, 1e-9);  // 0.8 in eighths, upwards
  EXPECT_FALSE(row[0].active);
}

TEST(Timeline, LeavesAGapWhereNothingIsKnown) {
  TimelineHistory history(60.0);
  for (int i = 0; i < 600; ++i) {
    const bool gone = i >= 200 && i < 400;
    history.add(make_analysis(i / 30.0, gone ? std::vector<core::FaceAnalysis>{}
                                             : std::vector<core::FaceAnalysis>{make_face(1)}));
  }
  const TimelineModel model = history.model(1);
  const auto& row = model.rows[kEyes];
  ASSERT_EQ(row.size(), 2U);
  EXPECT_NEAR((row[1].from - row[0].to) * 60.0, 200 / 30.0, 0.3);
}

TEST(Timeline, BridgesTheStepsOfASlowSource) {
  TimelineHistory history(60.0);
  for (int i = 0; i < 20; ++i) history.add(make_analysis(i * 0.7, {make_face(1)}));
  EXPECT_EQ(history.model(1).rows[kEyes].size(), 1U);
}

TEST(Timeline, KeepsFacesApart) {
  TimelineHistory history(60.0);
  for (int i = 0; i < 60; ++i) {
    history.add(make_analysis(i / 30.0, {make_face(1), make_face(2, {500, 240}, raised())}));
  }
  EXPECT_FALSE(history.model(1).rows[kBrows].front().active);
  EXPECT_TRUE(history.model(2).rows[kBrows].front().active);
  EXPECT_TRUE(history.model(3).rows[kBrows].empty());
}

TEST(Timeline, MarksTheBeginningsOfTheFacesCues) {
  TimelineHistory history(60.0);
  core::FrameAnalysis analysis = make_analysis(10.0, {make_face(1)});
  analysis.events = {{CueId::brow_raise, 1, true, 10.0, "raised"},
                     {CueId::brow_raise, 1, false, 10.0, ""},
                     {CueId::mouth_open, 2, true, 10.0, "open"}};
  history.add(analysis);
  history.add(make_analysis(40.0, {make_face(1)}));
  const TimelineModel model = history.model(1);
  ASSERT_EQ(model.marks.size(), 1U);
  EXPECT_EQ(model.marks[0].group, core::CueGroup::brows);
  EXPECT_EQ(model.marks[0].text, "Brows raised: raised");
  EXPECT_NEAR(model.marks[0].at, 0.5, 1e-9);
  history.add(make_analysis(71.0, {make_face(1)}));
  EXPECT_TRUE(history.model(1).marks.empty());
}

TEST(Timeline, OfMovementOnlyWhatIsRareIsMarked) {
  TimelineHistory history(60.0);
  core::FrameAnalysis analysis = make_analysis(10.0, {make_face(1)});
  analysis.events = {{CueId::nodding, 1, true, 10.0, "nodding"},
                     {CueId::head_movement, 1, true, 10.0, "moving"},
                     {CueId::speaking, 1, true, 10.0, "talking"}};
  history.add(analysis);
  ASSERT_EQ(history.model(1).marks.size(), 1U);
  EXPECT_EQ(history.model(1).marks[0].text, "Nodding: nodding");
}

TEST(Timeline, StartsAnewWhenTimeRunsBack) {
  TimelineHistory history(60.0);
  for (int i = 0; i < 60; ++i) history.add(make_analysis(100 + i / 30.0, {make_face(1)}));
  history.add(make_analysis(0.0, {make_face(1)}));
  EXPECT_LT(covered(history.model(1).rows[kEyes]), 0.01);
}

TEST(Timeline, NotesBelongToTheirFaceAndGoWithTheStrip) {
  TimelineHistory history;
  history.add(testing::make_analysis(100.0, {testing::make_face(1)}));
  history.add_note({100.0, 1, "They said: fine"});
  history.add(testing::make_analysis(130.0, {testing::make_face(1)}));
  ASSERT_EQ(history.model(1).notes.size(), 1U);
  EXPECT_NEAR(history.model(1).notes[0].at, 0.5, 1e-9);
  EXPECT_TRUE(history.model(2).notes.empty());
  history.add(testing::make_analysis(161.0, {testing::make_face(1)}));
  EXPECT_TRUE(history.model(1).notes.empty());
}

}  // namespace
}  // namespace attune::ui
