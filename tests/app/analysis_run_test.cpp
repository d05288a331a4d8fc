#include "app/analysis_run.hpp"

#include <gtest/gtest.h>

#include "pipeline/fakes.hpp"

namespace attune::app {
namespace {

using test::FakeClock;
using test::FakeReader;
using test::FakeSource;
using test::give;
using test::make_frame;

pipeline::Analyzer analyzer_with(FakeReader::Script script, core::Clock& clock) {
  return pipeline::Analyzer(std::make_unique<FakeReader>(std::move(script)), {}, clock);
}

std::vector<core::Face> face_in_even_frames(const core::Frame& frame) {
  if (frame.index % 2 != 0) return {};
  return {capture::make_synthetic_face({})};
}

struct Seen {
  std::vector<std::int64_t> results;
  std::vector<std::string> lost;
  std::vector<double> waits;

  RunHooks hooks() {
    RunHooks made;
    made.stop = [] { return false; };
    made.wait = [this](double seconds) {
      waits.push_back(seconds);
      return false;
    };
    made.result = [this](const core::FrameAnalysis& a) { results.push_back(a.frame->index); };
    made.lost = [this](const capture::SourceLost& l) { lost.push_back(l.message); };
    return made;
  }
};

TEST(AnalysisRun, AnalysesEveryFrameToTheEnd) {
  FakeClock clock(1e-3);
  auto analyzer = analyzer_with(face_in_even_frames, clock);
  FakeSource source("clip", false,
                    std::vector<test::Step>{give(make_frame(0, 0.0)), give(make_frame(1, 0.1)),
                                            give(make_frame(2, 0.2))});
  Seen seen;
  RunTimes times;
  const RunCounts counts = run_source(source, analyzer, seen.hooks(), clock, &times);
  EXPECT_EQ(counts.frames, 3);
  EXPECT_EQ(counts.with_face, 2);
  EXPECT_TRUE(counts.ended);
  EXPECT_EQ(seen.results, (std::vector<std::int64_t>{0, 1, 2}));
  EXPECT_EQ(times.frame_ms.size(), 3U);
  EXPECT_EQ(times.stage_ms["decode"].size(), 3U);
  EXPECT_EQ(times.stage_ms["detect"].at(0), 3.0);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_GE(times.frame_ms[i], times.stage_ms["decode"][i]);
}

TEST(AnalysisRun, WaitsForALostSourceAndGoesOn) {
  FakeClock clock(1e-3);
  auto analyzer = analyzer_with(face_in_even_frames, clock);
  const test::Step lost = [] { return capture::ReadResult(capture::SourceLost{"unplugged", 2.0}); };
  FakeSource source(
      "camera", true,
      std::vector<test::Step>{give(make_frame(0, 0.0)), lost, give(make_frame(1, 9.0))});
  Seen seen;
  EXPECT_EQ(run_source(source, analyzer, seen.hooks(), clock).frames, 2);
  EXPECT_EQ(seen.lost, std::vector<std::string>{"unplugged"});
  EXPECT_EQ(seen.waits, std::vector<double>{2.0});
}

TEST(AnalysisRun, StopsWhenTold) {
  FakeClock clock(1e-3);
  auto analyzer = analyzer_with(face_in_even_frames, clock);
  FakeSource endless("camera", true, [](std::size_t n) {
    return capture::ReadResult(make_frame(static_cast<std::int64_t>(n), 0.1 * double(n)));
  });
  Seen seen;
  RunHooks hooks = seen.hooks();
  hooks.stop = [&] { return seen.results.size() == 5; };
  const RunCounts counts = run_source(endless, analyzer, hooks, clock);
  EXPECT_EQ(counts.frames, 5);
  EXPECT_FALSE(counts.ended);

  const test::Step lost = [] { return capture::ReadResult(capture::SourceLost{"away", 2.0}); };
  FakeSource away("camera", true, std::vector<test::Step>(9, lost));
  hooks = seen.hooks();
  hooks.wait = [](double) { return true; };  // Ctrl-C while waiting
  EXPECT_FALSE(run_source(away, analyzer, hooks, clock).ended);
}

}  // namespace
}  // namespace attune::app
