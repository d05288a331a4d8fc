#pragma once

#include <optional>
#include <vector>

#include "core/cue.hpp"
#include "core/expression.hpp"
#include "core/face.hpp"
#include "core/state.hpp"
#include "state/evidence_window.hpp"
#include "state/state_table.hpp"
#include "state/steady_choice.hpp"
#include "state/weigh.hpp"

namespace attune::state {

// Constants of the estimate. [p]: a proposal that needs tuning on live people.
struct StateOptions {
  double first_s = 1.0;        // watched for less: too_short [p]
  double gap_s = 1.0;          // after a longer gap the estimate starts anew [p]
  double window_s = 0.4;       // a cue counts when it fills more than half of this: flickers up to
                               // 0.2 s are not seen at all [p]
  double switch_margin = 0.5;  // log-odds by which a new top reading must lead the old one [p]
  double clear_probability = 0.6;  // from this on a new reading is shown at once [p]
  double over_probability = 0.1;   // below this the shown reading is over [p]
  double conflict_margin = 0.5;    // log-odds: two readings this close that stand on different cues
                                   // contradict each other [p]
  double least_probability = 0.30;  // of the top reading [p]
  double list_probability = 0.12;   // of a further reading [p]
  double head_still_rad_s = 0.8;    // a head that moves faster is not quiet at all [p]
  double affect_over_s = 0.4;       // time constant of valence and arousal [p]
};

// From cues to what they may go with, over time. One estimator a face; not thread safe.
//
// Each cue's signed strength (0 in its dead zone, 1 at its full size) times its confidence is taken
// as the time-weighted median of the last moments; a state's log-odds are its bias plus weight
// times strength over its cues and weight times probability over the classes of the expression
// model, smoothed with its own time constant; probabilities are the softmax over all states and "no
// clear reading". Where the look of the whole face speaks against a reading that the cues suggest,
// it is a reason against and makes the estimate less sure. Calm is never a default: without
// evidence the answer is a reason to abstain. Which of them is shown changes only when it lasts
// (SteadyChoice), or when the new reading is clear.
class StateEstimator {
 public:
  explicit StateEstimator(StateTable table, const StateOptions& options = {});
  // `expression` is that of the last moments (FaceAnalysis::expression); empty is no evidence.
  // Times must increase. What lasts counts more; a strong change shows within 0.5 s; flickers do
  // not change the top reading.
  core::StateEstimate update(const core::CueSet& cues,
                             const std::optional<core::Expression>& expression,
                             const core::FaceQuality& quality, double time_s);

 private:
  void restart();
  double quiet(const core::CueSet& cues, const Strengths& strengths) const;
  void follow(const Evidence& evidence, const core::CueSet& cues, double dt_s);
  std::vector<double> probabilities() const;     // of each row, and at the end of no clear reading
  std::vector<std::size_t> ranked_rows() const;  // likeliest first; the old top keeps its place
                                                 // while it is nearly as likely
  std::optional<core::Missing> too_doubtful(const std::vector<std::size_t>& order,
                                            const std::vector<double>& probability,
                                            const core::FaceQuality& quality,
                                            const Evidence& evidence) const;
  core::StateEstimate abstain(core::Missing why) const;
  core::StateEstimate judge(const core::CueSet& cues, const core::FaceQuality& quality,
                            const Evidence& evidence);
  void say_how_sure(const core::CueSet& cues, const core::FaceQuality& quality,
                    const Evidence& evidence, core::StateEstimate& estimate) const;

  StateTable table_;
  StateOptions options_;
  std::vector<double> evidence_;  // smoothed log-odds a row
  std::optional<core::Affect> affect_;
  EvidenceWindow window_;
  std::optional<double> last_time_s_;
  double seen_s_ = 0.0;  // how long the face has been read, without a long gap
  SteadyChoice choice_;  // the row of the top reading
};

}  // namespace attune::state
