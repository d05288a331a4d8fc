#include "pipeline/analyzer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "pipeline/fakes.hpp"

namespace attune::pipeline {
namespace {

using capture::make_synthetic_face;
using capture::SyntheticPose;
using core::CueId;
using core::FrameAnalysis;
using core::Missing;

constexpr double kFrame_s = 1.0 / 30.0;

state::StateTable small_table() {
  state::StateTable table;
  table.version = 1;
  table.rows = {{"up", "up", 0.0, {{CueId::mouth_corners, 3.0, 1, "test"}}},
                {"down", "down", 0.0, {{CueId::mouth_corners, 3.0, -1, "test"}}}};
  return table;
}

class AnalyzerTest : public testing::Test {
 protected:
  Analyzer make(test::FakeReader::Script script, bool states = true) {
    AnalyzerOptions options;
    if (states) options.states = small_table();
    return Analyzer(std::make_unique<test::FakeReader>(std::move(script), &resets_), options,
                    clock_);
  }

  // Analyses frames for a while; gives the last result and collects events.
  FrameAnalysis run(Analyzer& analyzer, double seconds) {
    FrameAnalysis last;
    const int frames = static_cast<int>(std::lround(seconds / kFrame_s));
    for (int i = 0; i < frames; ++i) {
      last = analyzer.analyze(test::make_frame(index_, index_ * kFrame_s));
      ++index_;
      events_.insert(events_.end(), last.events.begin(), last.events.end());
    }
    return last;
  }

  test::FakeClock clock_{1e-3};
  int resets_ = 0;
  std::int64_t index_ = 0;
  std::vector<core::CueEvent> events_;
};

TEST_F(AnalyzerTest, GivesEachFaceItsCuesStateAndBaseline) {
  SyntheticPose pose;
  Analyzer analyzer = make([&](const core::Frame&) {
    return std::vector{make_synthetic_face(pose, 1), make_synthetic_face(pose, 4)};
  });
  const FrameAnalysis last = run(analyzer, 11.0);
  ASSERT_EQ(last.faces.size(), 2U);
  EXPECT_EQ(last.frame->index, index_ - 1);
  EXPECT_EQ(last.faces[0].face.id, 1);
  EXPECT_EQ(last.faces[1].face.id, 4);
  for (const core::FaceAnalysis& face : last.faces) {
    EXPECT_TRUE(face.baseline.ready);
    EXPECT_TRUE(face.cues[CueId::mouth_open].value.has_value());
    EXPECT_NE(face.state.abstained, Missing::switched_off);
    EXPECT_NE(face.state.readings.empty(), !face.state.abstained.has_value());
  }
  EXPECT_THAT(last.stage_ms, testing::Contains(testing::Key("cues")));
  EXPECT_THAT(last.stage_ms, testing::Contains(testing::Key("state")));
  EXPECT_EQ(last.stage_ms.at("detect"), 3.0);
  EXPECT_GT(last.stage_ms.at("cues"), 0.0);
}

TEST_F(AnalyzerTest, BaselinesOfTwoFacesAreTheirOwn) {
  SyntheticPose calm;
  SyntheticPose late;
  Analyzer analyzer = make([&](const core::Frame& frame) {
    std::vector<core::Face> faces{make_synthetic_face(calm, 1)};
    if (frame.time_s > 10.8) faces.push_back(make_synthetic_face(late, 2));
    return faces;
  });
  const FrameAnalysis last = run(analyzer, 11.0);
  ASSERT_EQ(last.faces.size(), 2U);
  EXPECT_TRUE(last.faces[0].baseline.ready);
  EXPECT_FALSE(last.faces[1].baseline.ready);
}

TEST_F(AnalyzerTest, CuesOnlyComputesNoState) {
  Analyzer without = make([](const core::Frame&) { return std::vector{make_synthetic_face({})}; },
                          /*states=*/false);
  FrameAnalysis last = run(without, 1.0);
  EXPECT_EQ(last.faces.at(0).state.abstained, Missing::switched_off);
  EXPECT_TRUE(last.faces[0].state.readings.empty());
  EXPECT_EQ(last.stage_ms.count("state"), 0U);

  Analyzer with = make([](const core::Frame&) { return std::vector{make_synthetic_face({})}; });
  with.set_cues_only(true);
  last = run(with, 1.0);
  EXPECT_EQ(last.faces.at(0).state.abstained, Missing::switched_off);
  EXPECT_FALSE(last.faces[0].state.how_sure.empty());
  with.set_cues_only(false);
  last = run(with, 1.0);
  EXPECT_NE(last.faces.at(0).state.abstained, Missing::switched_off);
}

TEST_F(AnalyzerTest, FaceThatLeftForLongIsForgotten) {
  bool present = true;
  Analyzer analyzer = make([&](const core::Frame&) {
    return present ? std::vector{make_synthetic_face({})} : std::vector<core::Face>{};
  });
  EXPECT_TRUE(run(analyzer, 11.0).faces.at(0).baseline.ready);
  present = false;
  EXPECT_TRUE(run(analyzer, 9.0).faces.empty());
  present = true;
  EXPECT_TRUE(run(analyzer, 0.1).faces.at(0).baseline.ready) << "9 s away: still known";
  present = false;
  run(analyzer, 10.5);
  present = true;
  EXPECT_FALSE(run(analyzer, 0.1).faces.at(0).baseline.ready) << "10.5 s away: a stranger";
}

TEST_F(AnalyzerTest, NeutralOfAnEarlierRunGoesToTheFirstFace) {
  SyntheticPose own;
  own.brow_raise = -0.4;
  bool second = false;
  const auto reader = [&](const core::Frame&) {
    std::vector<core::Face> faces{make_synthetic_face(own, 1)};
    if (second) faces.push_back(make_synthetic_face(own, 2));
    return faces;
  };
  Analyzer earlier = make(reader);
  AnalyzerOptions options;
  options.neutral = run(earlier, 11.0).faces.at(0).neutral;
  ASSERT_TRUE(options.neutral);

  Analyzer analyzer(std::make_unique<test::FakeReader>(reader), options, clock_);
  FrameAnalysis last = run(analyzer, 0.2);
  EXPECT_TRUE(last.faces.at(0).baseline.from_profile);
  EXPECT_EQ(last.faces[0].cues[CueId::brow_lower].value, 0.0);
  second = true;
  last = run(analyzer, 0.2);
  EXPECT_FALSE(last.faces.at(1).baseline.ready) << "somebody else";
  analyzer.reset_baselines();
  last = run(analyzer, 0.2);
  EXPECT_FALSE(last.faces.at(0).baseline.ready);
  analyzer.reset();
  EXPECT_FALSE(run(analyzer, 0.2).faces.at(0).baseline.ready) << "it did not fit";
}

TEST_F(AnalyzerTest, EveryEventThatBeginsEndsOnceAlsoWhenTheFaceLeaves) {
  SyntheticPose pose;
  bool present = true;
  Analyzer analyzer = make([&](const core::Frame&) {
    return present ? std::vector{make_synthetic_face(pose, 3)} : std::vector<core::Face>{};
  });
  run(analyzer, 11.0);
  pose.mouth_open = 1.0;
  run(analyzer, 2.0);
  present = false;
  run(analyzer, 1.0);
  present = true;
  run(analyzer, 2.0);
  pose.mouth_open = 0.0;
  run(analyzer, 2.0);
  present = false;
  run(analyzer, 0.1);

  std::map<CueId, int> open;
  int mouth_begins = 0;
  for (const core::CueEvent& event : events_) {
    EXPECT_EQ(event.face, 3);
    open[event.id] += event.started ? 1 : -1;
    EXPECT_GE(open[event.id], 0);
    EXPECT_LE(open[event.id], 1);
    if (event.id == CueId::mouth_open && event.started) ++mouth_begins;
  }
  for (const auto& [id, count] : open) EXPECT_EQ(count, 0) << core::info(id).name;
  EXPECT_EQ(mouth_begins, 2);
}

TEST_F(AnalyzerTest, ResetsForgetBaselinesAndTracks) {
  Analyzer analyzer = make([](const core::Frame&) { return std::vector{make_synthetic_face({})}; });
  EXPECT_TRUE(run(analyzer, 11.0).faces.at(0).baseline.ready);
  analyzer.reset_baselines();
  EXPECT_FALSE(run(analyzer, 0.1).faces.at(0).baseline.ready);
  EXPECT_TRUE(run(analyzer, 11.0).faces.at(0).baseline.ready);
  EXPECT_EQ(resets_, 0);
  analyzer.reset();
  EXPECT_EQ(resets_, 1);
  index_ = 0;  // another source begins at time 0
  EXPECT_FALSE(run(analyzer, 0.1).faces.at(0).baseline.ready);
}

TEST_F(AnalyzerTest, WhatOneFaceLearnedOfTheScreenHoldsForAll) {
  SyntheticPose pose;
  pose.gaze_pitch_rad = -0.25;
  bool second = false;
  Analyzer analyzer = make([&](const core::Frame&) {
    std::vector faces{make_synthetic_face(pose, 1)};
    if (second) faces.push_back(make_synthetic_face(pose, 2));
    return faces;
  });
  run(analyzer, 4.0);
  analyzer.learn_gaze_offset(77);  // not there
  EXPECT_FALSE(run(analyzer, 4.0).faces.at(0).eyes.offset);
  analyzer.learn_gaze_offset(1);
  EXPECT_EQ(run(analyzer, 1.0).faces.at(0).eyes.offset_step.state,
            core::OffsetStep::State::running);
  const FrameAnalysis learned = run(analyzer, 3.0);
  EXPECT_EQ(learned.faces.at(0).eyes.offset_step.state, core::OffsetStep::State::done);
  ASSERT_TRUE(learned.faces.at(0).eyes.offset);
  second = true;
  const FrameAnalysis both = run(analyzer, 0.1);
  ASSERT_TRUE(both.faces.at(1).eyes.offset);
  EXPECT_EQ(both.faces.at(1).eyes.offset->pitch_rad, learned.faces.at(0).eyes.offset->pitch_rad);
  analyzer.set_gaze_offset(std::nullopt);
  EXPECT_FALSE(run(analyzer, 0.1).faces.at(1).eyes.offset);
}

TEST_F(AnalyzerTest, TellsWhatTheEyesDid) {
  Analyzer analyzer = make([](const core::Frame& frame) {
    SyntheticPose pose;
    if (frame.time_s > 5.0 && frame.time_s < 7.0) pose.gaze_yaw_rad = 0.6;
    return std::vector{make_synthetic_face(pose, 3)};
  });
  std::vector<core::EyeEpisode> episodes;
  for (int i = 0; i < 300; ++i) {
    const FrameAnalysis now = run(analyzer, kFrame_s);
    episodes.insert(episodes.end(), now.eye_episodes.begin(), now.eye_episodes.end());
  }
  ASSERT_EQ(episodes.size(), 2U);
  EXPECT_EQ(episodes[0].kind, core::EyeEpisodeKind::contact);
  EXPECT_EQ(episodes[1].kind, core::EyeEpisodeKind::aversion);
  EXPECT_EQ(episodes[1].side, core::GazeSide::left);
  EXPECT_EQ(episodes[1].face, 3);
  EXPECT_NEAR(episodes[1].start_s, 5.0, 0.2);
}

TEST_F(AnalyzerTest, NoFaceIsAnEmptyResultWithItsFrame) {
  Analyzer analyzer = make([](const core::Frame&) { return std::vector<core::Face>{}; });
  const FrameAnalysis last = run(analyzer, 0.1);
  EXPECT_TRUE(last.faces.empty());
  EXPECT_TRUE(last.events.empty());
  EXPECT_NE(last.frame, nullptr);
}

TEST_F(AnalyzerTest, RefusesAMissingFrameAndAMissingReader) {
  Analyzer analyzer = make([](const core::Frame&) { return std::vector<core::Face>{}; });
  EXPECT_THROW(analyzer.analyze(nullptr), std::logic_error);
  EXPECT_THROW(Analyzer(nullptr, AnalyzerOptions{}, clock_), std::logic_error);
}

}  // namespace
}  // namespace attune::pipeline
