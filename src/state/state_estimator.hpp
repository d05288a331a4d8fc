#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cue.hpp"
#include "core/face.hpp"
#include "core/state.hpp"
#include "state/evidence_window.hpp"

namespace attune::state {

// One row of assets/states.json: what a state's cues weigh.
struct StateRow {
  std::string key;
  std::string label;
  double bias = 0.0;  // log-odds before any cue, against "no clear reading" at 0
  struct Weight {
    core::CueId cue;
    double weight = 0.0;  // log-odds at full strength of the cue in `direction`
    int direction = 1;    // +1: the cue's positive side, -1: its negative side, 0: either
    std::string note;     // where the weight comes from
  };
  std::vector<Weight> weights;
  // Log-odds when the whole face has been readable, fitted and without any cue, and the head still;
  // the only evidence for calm there is.
  double quiet_weight = 0.0;
  // Time constant over which evidence adds up; it goes three times as fast. Moods last, smiles do
  // not.
  double over_s = 0.1;
  double sure_at_most =
      1.0;  // limit of StateEstimate::confidence for states that faces show poorly
};

struct StateTable {
  int version = 0;
  std::vector<StateRow> rows;
};

// Reads the text of a state table. Throws core::Error{usage} naming `where`, the key and the remedy
// for an unknown key, an unknown cue, a weight that is not a number, a state named twice, or broken
// JSON.
StateTable parse_state_table(std::string_view json, std::string_view where);

// Constants of the estimate. [p]: a proposal that needs tuning on live people.
struct StateOptions {
  double first_s = 1.0;        // watched for less: too_short [p]
  double gap_s = 1.0;          // after a longer gap the estimate starts anew [p]
  double window_s = 0.4;       // a cue counts when it fills more than half of this: flickers up to
                               // 0.2 s are not seen at all [p]
  double switch_margin = 0.3;  // log-odds by which a new top reading must lead the old one [p]
  double conflict_margin = 0.5;  // log-odds: two readings this close that stand on different cues
                                 // contradict each other [p]
  double least_probability = 0.30;  // of the top reading [p]
  double list_probability = 0.12;   // of a further reading [p]
  double head_still_rad_s = 0.4;    // a head that moves faster is not quiet at all [p]
  double high_confidence = 0.70;    // "high" from here [p]
  double medium_confidence = 0.38;  // "medium" from here [p]
};

// From cues to what they may go with, over time. One estimator a face; not thread safe.
//
// Each cue's signed strength (0 in its dead zone, 1 at its full size) times its confidence is taken
// as the time-weighted median of the last moments; a state's log-odds are its bias plus weight
// times strength over its cues, smoothed with its own time constant; probabilities are the softmax
// over all states and "no clear reading". Calm is never a default: without evidence the answer is a
// reason to abstain.
class StateEstimator {
 public:
  explicit StateEstimator(StateTable table, const StateOptions& options = {});
  // Times must increase. What lasts counts more; a strong change shows within 0.5 s; flickers do
  // not change the top reading.
  core::StateEstimate update(const core::CueSet& cues, const core::FaceQuality& quality,
                             double time_s);

 private:
  void restart();
  double quiet(const core::CueSet& cues, const Strengths& strengths) const;
  std::vector<std::size_t> ranked_rows() const;  // likeliest first; the old top keeps its place
                                                 // while it is nearly as likely
  std::vector<core::Reason> reasons_of(const StateRow& row, const Strengths& strengths,
                                       double quiet, const core::CueSet& cues) const;
  core::StateEstimate abstain(core::Missing why);
  core::StateEstimate judge(const core::CueSet& cues, const core::FaceQuality& quality,
                            const Strengths& strengths, double quiet);
  void say_how_sure(const core::CueSet& cues, const core::FaceQuality& quality,
                    core::StateEstimate& estimate) const;

  StateTable table_;
  StateOptions options_;
  std::vector<double> evidence_;  // smoothed log-odds a row
  EvidenceWindow window_;
  std::optional<double> last_time_s_;
  double seen_s_ = 0.0;  // how long the face has been read, without a long gap
  int top_ = -1;         // row of the top reading; -1 while abstaining
};

}  // namespace attune::state
