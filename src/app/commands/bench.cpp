#include "app/commands/bench.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/assets.hpp"
#include "app/interrupt.hpp"
#include "app/percentile.hpp"
#include "app/result_file.hpp"
#include "app/system_clock.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1e3) / 1e3; }

Json quantiles(const std::vector<double>& values) {
  return {{"p50", rounded(percentile(values, 0.5))}, {"p95", rounded(percentile(values, 0.95))}};
}

double fps(const BenchResult& result) {
  return static_cast<double>(result.times.frame_ms.size()) / result.wall_s;
}

}  // namespace

std::string bench_json(const BenchResult& result) {
  Json json;
  json["frames"] = result.times.frame_ms.size();
  json["fps"] = rounded(fps(result));
  json["frame_ms"] = quantiles(result.times.frame_ms);
  for (const auto& [stage, values] : result.times.stage_ms) {
    json["stages"][stage] = quantiles(values);
  }
  json["startup_ms"] = rounded(result.startup_ms);
  json["peak_rss_mb"] = rounded(result.peak_rss_mb);
  json["threads"] = result.threads;
  json["cpu_s"] = rounded(result.cpu_s);
  return json.dump(2) + '\n';
}

std::string bench_table(const BenchResult& result) {
  const auto row = [](const std::string& name, const std::vector<double>& values) {
    return fmt::format("{:<12}{:>10.2f}{:>10.2f}\n", name, percentile(values, 0.5),
                       percentile(values, 0.95));
  };
  std::string text = fmt::format("{:<12}{:>10}{:>10}\n", "ms", "median", "95 %");
  text += row("frame", result.times.frame_ms);
  for (const auto& [stage, values] : result.times.stage_ms) text += row("  " + stage, values);
  text += fmt::format(
      "{} frames, {:.1f} frames/s, {} thread{}\n"
      "first result {:.0f} ms after the start, {:.0f} MB of memory at most, {:.2f} s of processor "
      "time\n",
      result.times.frame_ms.size(), fps(result), result.threads, result.threads == 1 ? "" : "s",
      result.startup_ms, result.peak_rss_mb, result.cpu_s);
  return text;
}

int run_bench(const BenchOptions& options, core::Clock& clock) {
  const Assets assets = find_assets(options.common.assets_dir);
  pipeline::Analyzer analyzer(analyzer_options(options.common, assets), clock);
  capture::SourceOptions capture = source_options(options.common, assets);
  capture.loop = options.frames.has_value();
  const auto source = capture::open_source(options.source, capture, clock);

  const Interrupt interrupt;
  BenchResult result;
  result.threads = options.common.threads;
  RunHooks hooks;
  hooks.stop = [&] {
    const auto wanted = options.frames ? static_cast<std::size_t>(*options.frames) : SIZE_MAX;
    return interrupt.requested() || result.times.frame_ms.size() >= wanted;
  };
  hooks.wait = [&](double seconds) { return interrupt.wait_for(seconds); };
  hooks.lost = [](const capture::SourceLost& lost) { fmt::print(stderr, "{}\n", lost.message); };
  hooks.result = [&](const core::FrameAnalysis&) {
    if (result.times.frame_ms.size() == 1) result.startup_ms = process_age_s() * 1e3;
  };
  const double start_s = clock.now_s();
  run_source(*source, analyzer, hooks, clock, &result.times);
  result.wall_s = clock.now_s() - start_s;
  result.cpu_s = process_cpu_s();
  result.peak_rss_mb = process_peak_mb();
  if (result.times.frame_ms.empty()) {
    throw core::Error(
        core::ErrorKind::source,
        fmt::format("{} gave no frame to measure; choose another source", options.source));
  }
  // Numbers for a program go to its file, or alone to standard output.
  if (options.json) write_result(*options.json, bench_json(result));
  if (options.json != "-") fmt::print("{}", bench_table(result));
  return 0;
}

}  // namespace attune::app
