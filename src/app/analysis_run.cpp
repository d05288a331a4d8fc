#include "app/analysis_run.hpp"

#include <utility>
#include <variant>

namespace attune::app {

RunCounts run_source(capture::FrameSource& source, pipeline::Analyzer& analyzer,
                     const RunHooks& hooks, core::Clock& clock, RunTimes* times) {
  RunCounts counts;
  while (!hooks.stop()) {
    const double start_s = clock.now_s();
    capture::ReadResult read = source.read();
    if (const auto* lost = std::get_if<capture::SourceLost>(&read)) {
      hooks.lost(*lost);
      if (hooks.wait(lost->retry_in_s)) return counts;
      continue;
    }
    if (std::holds_alternative<capture::EndOfSource>(read)) {
      counts.ended = true;
      return counts;
    }
    const double decoded_s = clock.now_s();
    const core::FrameAnalysis analysis =
        analyzer.analyze(std::get<core::FramePtr>(std::move(read)));
    if (times) {
      times->frame_ms.push_back((clock.now_s() - start_s) * 1e3);
      times->stage_ms["decode"].push_back((decoded_s - start_s) * 1e3);
      for (const auto& [stage, ms] : analysis.stage_ms) times->stage_ms[stage].push_back(ms);
    }
    ++counts.frames;
    if (!analysis.faces.empty()) ++counts.with_face;
    hooks.result(analysis);
  }
  return counts;
}

}  // namespace attune::app
