#pragma once

#include <optional>
#include <string>

#include "app/analysis_run.hpp"
#include "app/options.hpp"
#include "core/clock.hpp"

namespace attune::app {

struct BenchOptions {
  CommonOptions common;
  std::string source = "demo";
  std::optional<int> frames;        // empty: the source once; more than it has: it is repeated
  std::optional<std::string> json;  // file; "-" for standard output
};

// What a run measured. Times are wall times.
struct BenchResult {
  RunTimes times;
  double wall_s = 0.0;      // from the first frame to the last
  double startup_ms = 0.0;  // start of the process to the first result
  double peak_rss_mb = 0.0;
  int threads = 1;
  double cpu_s = 0.0;  // processor time of the whole process
};

// {"frames","fps","frame_ms":{"p50","p95"},"stages":{NAME:{"p50","p95"}},"startup_ms",
// "peak_rss_mb","threads","cpu_s"}; without a frame, a broken precondition.
std::string bench_json(const BenchResult& result);
// The same as a table for people.
std::string bench_table(const BenchResult& result);

// Measures a source through the whole analysis, the reading of frames included. Gives the exit
// code.
int run_bench(const BenchOptions& options, core::Clock& clock);

}  // namespace attune::app
