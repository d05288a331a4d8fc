#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "core/analysis.hpp"
#include "core/clock.hpp"
#include "cues/cue_engine.hpp"
#include "cues/options.hpp"
#include "state/state_estimator.hpp"
#include "vision/face_reader.hpp"

namespace attune::pipeline {

struct AnalyzerOptions {
  vision::FaceReaderOptions vision;
  cues::CueOptions cues;
  std::optional<state::StateTable> states;  // empty: cues only, no state is computed
};

// Frame in, everything known about it out; synchronous. The window and the command line run this
// same class. One thread at a time.
class Analyzer {
 public:
  Analyzer(AnalyzerOptions options, core::Clock& clock);
  ~Analyzer();

  core::FrameAnalysis analyze(core::FramePtr frame);

  // Cues only really computes no state. May be switched between frames.
  void set_cues_only(bool cues_only);
  // Learns the neutral baseline of every face in view anew.
  void reset_baselines();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::pipeline
