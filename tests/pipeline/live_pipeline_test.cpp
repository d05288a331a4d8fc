#include "pipeline/live_pipeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <semaphore>

#include "core/error.hpp"
#include "pipeline/fakes.hpp"

namespace attune::pipeline {
namespace {

using test::await;
using test::FakeClock;
using test::FakeReader;
using test::FakeSource;
using test::Gate;
using test::give;
using test::make_frame;
using test::Step;

LivePipeline::MakeAnalyzer analyzer_with(FakeReader::Script script, core::Clock& clock) {
  return [script = std::move(script), &clock] {
    return std::make_unique<Analyzer>(std::make_unique<FakeReader>(script), AnalyzerOptions{},
                                      clock);
  };
}

std::vector<core::Face> no_faces(const core::Frame&) { return {}; }

LivePipeline::OpenSource source(std::string name, bool live, std::vector<Step> steps) {
  return [=] { return std::make_unique<FakeSource>(name, live, steps); };
}

std::vector<Step> frames(int count, double spacing_s, double start_s = 0.0) {
  std::vector<Step> steps;
  for (int i = 0; i < count; ++i) steps.push_back(give(make_frame(i, start_s + i * spacing_s)));
  return steps;
}

// A source of frames without an end, numbered from `first`.
LivePipeline::OpenSource endless(std::string name, bool live, double spacing_s, int first = 0) {
  return [=] {
    return std::make_unique<FakeSource>(name, live, [=](std::size_t n) {
      return capture::ReadResult(make_frame(first + static_cast<int>(n), n * spacing_s));
    });
  };
}

// Polls like the window does until a result meets the condition.
LiveResult await_result(LivePipeline& live, const std::function<bool(const LiveResult&)>& wanted) {
  std::optional<LiveResult> result;
  await([&] {
    if (auto next = live.latest()) result = std::move(next);
    return result && wanted(*result);
  });
  return *result;
}

TEST(LivePipeline, RunsAFileToItsEndAtItsOwnRate) {
  FakeClock clock(1e-4);
  double opened_s = 0.0;  // written by the capture thread before it hands over its first frame
  std::vector<Step> steps = frames(12, 0.004, 5.0);
  steps.front() = [&, first = steps.front()] {
    opened_s = clock.now_s();
    return first();
  };
  std::mutex mutex;
  std::vector<std::pair<double, double>> seen;  // stream time, clock time
  const auto note = [&](const core::Frame& frame) {
    const std::lock_guard lock(mutex);
    seen.emplace_back(frame.time_s, clock.now_s());
    return std::vector<core::Face>{};
  };
  LivePipeline live(analyzer_with(note, clock), source("clip", false, steps), clock);
  await([&] { return live.status().state == LiveState::ended; });
  const LiveResult last =
      await_result(live, [](const LiveResult& r) { return r.analysis.frame->index == 11; });
  EXPECT_GE(last.finished_at_s, last.captured_at_s);
  EXPECT_EQ(live.status().frames, 12);
  EXPECT_EQ(live.status().source_name, "clip");
  const std::lock_guard lock(mutex);
  ASSERT_EQ(static_cast<std::int64_t>(seen.size()) + live.status().dropped, 12);
  for (const auto& [stream_s, clock_s] : seen) {
    EXPECT_GE(clock_s - opened_s, stream_s - 5.0) << "shown before its time";
  }
}

TEST(LivePipeline, OverwrittenFramesAreCountedAndTheNewestIsAnalysed) {
  FakeClock clock(2e-3);
  Gate analysis_may_go;
  Gate all_read;
  std::vector<Step> steps = frames(5, 0.04);
  steps.push_back([&] {
    all_read.open();
    return capture::ReadResult(capture::EndOfSource{});
  });
  std::atomic<int> analysed = 0;
  const auto slow = [&](const core::Frame&) {
    ++analysed;
    analysis_may_go.wait();
    return std::vector<core::Face>{};
  };
  LivePipeline live(analyzer_with(slow, clock), source("camera", true, steps), clock);
  all_read.wait();
  analysis_may_go.open();
  await_result(live, [](const LiveResult& r) { return r.analysis.frame->index == 4; });
  EXPECT_EQ(live.status().frames, 5);
  EXPECT_EQ(live.status().dropped, 5 - analysed);
  EXPECT_GT(live.status().dropped, 0);
}

TEST(LivePipeline, LostSourceIsShownWaitedForAndGoesOn) {
  FakeClock clock(2e-3);
  Gate seen_lost;
  std::vector<Step> steps = frames(1, 0.0);
  steps.push_back([] {
    return capture::ReadResult(capture::SourceLost{"the camera was unplugged", 0.01});
  });
  steps.push_back([] {
    return capture::ReadResult(capture::SourceLost{"the camera is still away", 0.02});
  });
  steps.push_back([&] {
    seen_lost.wait();  // stands for a slow try
    return capture::ReadResult(make_frame(1, 9.0));
  });
  LivePipeline live(analyzer_with(no_faces, clock), source("camera", true, steps), clock);
  await([&] { return live.status().message == "the camera is still away"; });
  const LiveStatus lost = live.status();
  EXPECT_EQ(lost.state, LiveState::lost);
  EXPECT_LE(lost.retry_in_s, 0.02);
  EXPECT_GE(lost.retry_in_s, 0.0);
  seen_lost.open();
  await_result(live, [](const LiveResult& r) { return r.analysis.frame->index == 1; });
  EXPECT_EQ(live.status().message, "");
}

TEST(LivePipeline, StopsAtOnceWhileWaitingForALostSource) {
  FakeClock clock;  // stands: the wait would never end by itself
  std::vector<Step> steps;
  steps.push_back([] { return capture::ReadResult(capture::SourceLost{"away", 10.0}); });
  LivePipeline live(analyzer_with(no_faces, clock), source("camera", true, steps), clock);
  await([&] { return live.status().state == LiveState::lost; });
}

TEST(LivePipeline, FailedOpenIsAStatusAndAnotherSourceCanBeChosen) {
  FakeClock clock(2e-3);
  const auto broken = []() -> std::unique_ptr<capture::FrameSource> {
    throw core::Error(core::ErrorKind::source, "cannot open camera 7: plug it in");
  };
  LivePipeline live(analyzer_with(no_faces, clock), broken, clock);
  await([&] { return live.status().state == LiveState::failed; });
  EXPECT_EQ(live.status().message, "cannot open camera 7: plug it in");
  live.switch_source(source("clip", false, frames(3, 0.001)));
  await_result(live, [](const LiveResult& r) { return r.analysis.frame->index == 2; });
  EXPECT_EQ(live.status().source_name, "clip");
  EXPECT_EQ(live.status().message, "");
}

TEST(LivePipeline, TroubleInTheAnalysisThreadIsAStatusAndEverythingStops) {
  FakeClock clock(2e-3);
  const auto make = []() -> std::unique_ptr<Analyzer> {
    throw core::Error(core::ErrorKind::model, "face_mesh.onnx is missing: run tools/fetch_assets");
  };
  LivePipeline live(make, endless("camera", true, 1e-4), clock);
  await([&] { return live.status().state == LiveState::failed; });
  EXPECT_EQ(live.status().message, "face_mesh.onnx is missing: run tools/fetch_assets");
  live.switch_source(source("clip", false, frames(3, 0.001)));
  EXPECT_EQ(live.status().state, LiveState::failed) << "the reason must stay readable";
}

TEST(LivePipeline, PauseStopsReadingAndAnalysing) {
  FakeClock clock(2e-3);
  std::atomic<int> reads = 0;
  const auto open = [&reads] {
    return std::make_unique<FakeSource>("clip", false, [&reads](std::size_t) {
      const int n = reads++;
      return capture::ReadResult(make_frame(n, n * 0.002));
    });
  };
  LivePipeline live(analyzer_with(no_faces, clock), open, clock);
  await([&] { return reads > 3; });
  live.set_paused(true);
  EXPECT_EQ(live.status().state, LiveState::paused);
  clock.advance(60.0);               // however long it lasts...
  const int reads_at_pause = reads;  // ...at most the read under way may still come in
  for (int i = 0; i < 1000; ++i) std::this_thread::yield();
  EXPECT_LE(reads, reads_at_pause + 1);
  live.latest();
  for (int i = 0; i < 1000; ++i) std::this_thread::yield();
  EXPECT_FALSE(live.latest()) << "a result came out of a pause";
  live.set_paused(false);
  await_result(live,
               [&](const LiveResult& r) { return r.analysis.frame->index > reads_at_pause + 2; });
  EXPECT_EQ(live.status().state, LiveState::running);
}

TEST(LivePipeline, SwitchingForgetsTheOldSource) {
  FakeClock clock(2e-3);
  LivePipeline live(analyzer_with(no_faces, clock), endless("old", false, 0.001, 1000), clock);
  await_result(live, [](const LiveResult& r) { return r.analysis.frame->index > 1001; });
  live.switch_source(source("new", false, frames(4, 0.001)));
  bool old_seen = false;
  await_result(live, [&](const LiveResult& r) {
    old_seen = old_seen || r.analysis.frame->index >= 1000;
    return r.analysis.frame->index == 3;
  });
  EXPECT_FALSE(old_seen) << "a result of the old source came after the switch";
  EXPECT_EQ(live.status().frames, 4);
  EXPECT_EQ(live.status().source_name, "new");
}

TEST(LivePipeline, SwitchesReachTheAnalyzerBetweenFrames) {
  FakeClock clock(2e-3);
  const auto make = [&clock] {
    AnalyzerOptions options;
    options.states =
        state::StateTable{1, {{"up", "up", 0.0, {{core::CueId::mouth_corners, 3.0, 1, "test"}}}}};
    return std::make_unique<Analyzer>(std::make_unique<FakeReader>([](const core::Frame&) {
                                        return std::vector{capture::make_synthetic_face({})};
                                      }),
                                      options, clock);
  };
  std::counting_semaphore<> wanted(0);  // one frame for each release
  LivePipeline live(
      make,
      [&wanted] {
        return std::make_unique<FakeSource>("camera", true, [&wanted](std::size_t n) {
          wanted.acquire();
          return capture::ReadResult(make_frame(static_cast<int>(n), n * 0.1));
        });
      },
      clock);
  int index = -1;
  const auto next = [&] {
    ++index;
    wanted.release();
    return await_result(live, [&](const LiveResult& r) { return r.analysis.frame->index == index; })
        .analysis.faces.at(0);
  };
  EXPECT_NE(next().state.abstained, core::Missing::switched_off);
  live.set_cues_only(true);
  EXPECT_EQ(next().state.abstained, core::Missing::switched_off);
  live.set_cues_only(false);
  EXPECT_NE(next().state.abstained, core::Missing::switched_off);
  while (index < 115) next();
  EXPECT_TRUE(next().baseline.ready);
  live.reset_baselines();
  EXPECT_FALSE(next().baseline.ready);
  live.set_gaze_offset(core::GazeOffset{0.1, -0.1});
  EXPECT_EQ(next().eyes.offset.value_or(core::GazeOffset{}).yaw_rad, 0.1);
  live.learn_gaze_offset(next().face.id);
  EXPECT_EQ(next().eyes.offset_step.state, core::OffsetStep::State::running);
  live.set_gaze_offset(std::nullopt);
  EXPECT_FALSE(next().eyes.offset);
  EXPECT_GT(live.status().analysis_fps, 0.0);
  wanted.release(1 << 20);  // no read may hold up the end
}

}  // namespace
}  // namespace attune::pipeline
