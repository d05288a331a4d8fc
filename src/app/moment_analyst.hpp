#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/moment_loader.hpp"
#include "app/moment_queue.hpp"
#include "core/analysis.hpp"
#include "pipeline/analyzer.hpp"

namespace attune::app {

struct MomentAnalystOptions {
  // So long before the moment the Analyzer begins to watch: a little longer than the ten seconds
  // of good frames after which a neutral face is judged (BaselineOptions::settle_s).
  double warm_up_s = 12.0;
  // Up to so long before the moment frames closer together than the step are left out: learning a
  // face needs no more of them, and the learner waits for less.
  double dense_s = 2.0;
  double sparse_step_s = 0.075;
  // A picture is looked at as often, so far apart: cues must stand for 0.15 s to count, and after
  // 0.7 s the picture would become its own neutral face.
  int still_looks = 6;
  double still_step_s = 0.1;
};

// What Attune reads at a moment; the largest face counts. Empty: no face, or it could not look.
struct MomentReading {
  std::optional<core::FaceAnalysis> face;
};
using MomentReadingPtr = std::shared_ptr<const MomentReading>;

// The same Analyzer as everywhere over the seconds before a moment, on a thread of its own, see
// MomentQueue.
class MomentAnalyst {
 public:
  using AnalyzerMaker = std::function<std::unique_ptr<pipeline::Analyzer>()>;

  // Both are called on the analyst's thread; what they throw as core::Error leaves readings empty.
  MomentAnalyst(MomentLoader::Opener opener, AnalyzerMaker make,
                const MomentAnalystOptions& options = {});

  void request(const MomentKey& key) { queue_.request(key); }
  MomentReadingPtr find(const MomentKey& key) const { return queue_.find(key); }
  void drop_all_but(const std::vector<MomentKey>& keep) { queue_.drop_all_but(keep); }

 private:
  using Unwanted = MomentQueue<MomentReading>::Unwanted;
  MomentReading read(const MomentKey& key, const Unwanted& unwanted);
  core::FrameAnalysis look_again(core::FrameAnalysis seen);  // at a still

  // Of the analyst's thread.
  MomentLoader::Opener opener_;
  AnalyzerMaker make_;
  MomentAnalystOptions options_;
  std::unique_ptr<pipeline::Analyzer> analyzer_;
  bool failed_ = false;  // there is none to be had

  MomentQueue<MomentReading> queue_;  // last: its thread uses the others
};

}  // namespace attune::app
