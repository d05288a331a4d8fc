#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "capture/source.hpp"
#include "core/analysis.hpp"
#include "core/clock.hpp"
#include "pipeline/analyzer.hpp"

namespace attune::pipeline {

struct LiveResult {
  core::FrameAnalysis analysis;
  double captured_at_s = 0.0;  // clock time at which the frame left the source
  double finished_at_s = 0.0;  // clock time at which its analysis was done
};

enum class LiveState { starting, running, paused, lost, ended, failed };

struct LiveStatus {
  LiveState state = LiveState::starting;
  std::string message;      // for the screen when lost or failed: what, where, remedy
  double retry_in_s = 0.0;  // when lost: time left until the next try
  std::string source_name;
  std::int64_t frames = 0;    // frames read from this source
  std::int64_t dropped = 0;   // of these, overwritten before analysis
  double analysis_fps = 0.0;  // over the last two seconds
};

// Capture thread -> newest frame -> analysis thread -> newest result. The window polls latest() and
// never waits. Files are played at their own rate. Everything public may be called from the
// window's thread. Trouble ends in status().state == failed with a message; a failed source can be
// replaced with switch_source(), a failed analyzer cannot: make a new pipeline.
class LivePipeline {
 public:
  // Makes the source in the capture thread, so that a slow camera does not stop the window.
  using OpenSource = std::function<std::unique_ptr<capture::FrameSource>()>;

  // The analyzer is made in the analysis thread from `options`. `clock` must outlive the pipeline.
  LivePipeline(AnalyzerOptions options, OpenSource open, core::Clock& clock);
  // Likewise with an analyzer of one's own; `make` runs in the analysis thread.
  using MakeAnalyzer = std::function<std::unique_ptr<Analyzer>()>;
  LivePipeline(MakeAnalyzer make, OpenSource open, core::Clock& clock);
  ~LivePipeline();  // stops and joins; waits for a read() or open() that is under way

  // The newest result since the last call, or empty.
  std::optional<LiveResult> latest();
  LiveStatus status() const;

  void set_paused(bool paused);        // paused: no frame is read or analysed; a file stands still
  void set_cues_only(bool cues_only);  // from the next frame on
  void reset_baselines();              // likewise
  void learn_gaze_offset(int face);    // likewise; see Analyzer
  void set_gaze_offset(const std::optional<core::GazeOffset>& offset);  // likewise
  // Leaves the present source for another. Faces, baselines and counts start anew; results of the
  // old source no longer come out of latest(). Also ends a pause in waiting for a lost source.
  void switch_source(OpenSource open);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::pipeline
