#pragma once

#include <memory>
#include <optional>

#include "core/analysis.hpp"
#include "core/clock.hpp"
#include "cues/options.hpp"
#include "state/state_estimator.hpp"
#include "vision/face_reader.hpp"

namespace attune::pipeline {

struct AnalyzerOptions {
  vision::FaceReaderOptions vision;
  cues::CueOptions cues;
  std::optional<state::StateTable> states;  // empty: cues only, no state is computed
  // The neutral face of an earlier run. Nobody is recognised: it goes to the first face that comes
  // into view, and to the first after that one is forgotten. Empty: every face is learned.
  std::shared_ptr<const core::PersonalNeutral> neutral;
  // A face that was out of view for longer than this comes back as a stranger: its baseline and its
  // state are gone. The tracker usually gives it a new id by then anyway.
  double forget_after_s = 10.0;
};

// Frame in, everything known about it out; synchronous. The window and the command line run this
// same class. One thread at a time.
class Analyzer {
 public:
  // `clock` times the stages only; what is found depends on the frames alone. Throws
  // core::Error{model} when the reader cannot be made.
  Analyzer(AnalyzerOptions options, core::Clock& clock);
  // With another reader of faces, e.g. a scripted one in tests.
  Analyzer(std::unique_ptr<vision::FaceReader> reader, AnalyzerOptions options, core::Clock& clock);
  ~Analyzer();

  // Frames of one source come in order. `stage_ms` holds the reader's stages, "cues" and "state".
  core::FrameAnalysis analyze(core::FramePtr frame);

  // Cues only really computes no state and no expression. May be switched between frames.
  void set_cues_only(bool cues_only);
  // Learns the neutral baseline of every face in view anew, and drops that of an earlier run.
  void reset_baselines();
  // Starts the seconds in which this face looks where eye contact is meant; see
  // core::EyeActivity::offset_step. What it learns holds for every face, also for those to come:
  // the place lies on the screen. Nothing happens when the face is not known.
  void learn_gaze_offset(int face);
  // Reads gaze against this place, or against the camera again; ends learning.
  void set_gaze_offset(const std::optional<core::GazeOffset>& offset);
  // Another source follows: forgets every face, its baseline and the time; ids go on, and so
  // does the gaze offset.
  void reset();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::pipeline
