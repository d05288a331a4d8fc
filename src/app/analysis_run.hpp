#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "capture/source.hpp"
#include "core/analysis.hpp"
#include "core/clock.hpp"
#include "pipeline/analyzer.hpp"

namespace attune::app {

// What happened to each frame of a source that was run through an analyzer.
struct RunCounts {
  std::int64_t frames = 0;
  std::int64_t with_face = 0;
  bool ended = false;  // false: it was told to stop before the end
};

// Wall time of each frame in milliseconds, by stage; "decode" is the source's own time.
struct RunTimes {
  std::vector<double> frame_ms;
  std::map<std::string, std::vector<double>> stage_ms;
};

// Called by run_source(), all in its thread.
struct RunHooks {
  std::function<bool()> stop;                                 // asked before each frame
  std::function<bool(double)> wait;                           // so many seconds; true: stop
  std::function<void(const core::FrameAnalysis&)> result;     // for every frame
  std::function<void(const capture::SourceLost& lost)> lost;  // the source is gone for now
};

// Reads and analyses a source, as fast as it goes, until its end or until told to stop. What
// read(), analyze() and the hooks throw passes through. `times` may be null.
RunCounts run_source(capture::FrameSource& source, pipeline::Analyzer& analyzer,
                     const RunHooks& hooks, core::Clock& clock, RunTimes* times = nullptr);

}  // namespace attune::app
