#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/cue.hpp"
#include "core/face.hpp"
#include "core/state.hpp"

namespace attune::state {

// One row of assets/states.json: what a state's cues weigh.
struct StateRow {
  std::string key;
  std::string label;
  double bias = 0.0;  // log-odds before any cue
  struct Weight {
    core::CueId cue;
    double weight = 0.0;  // log-odds at full strength of the cue in `direction`
    int direction = 1;    // +1: the cue's positive side, -1: its negative side
    std::string note;     // where the weight comes from
  };
  std::vector<Weight> weights;
};

struct StateTable {
  int version = 0;
  std::vector<StateRow> rows;
};

// Reads the text of a state table. Throws core::Error{usage} naming `where`, the key and the remedy
// for an unknown key, an unknown cue, a weight that is not a number, a state named twice, or broken
// JSON.
StateTable parse_state_table(std::string_view json, std::string_view where);

// From cues to what they may go with, over time. One estimator a face; not thread safe.
class StateEstimator {
 public:
  explicit StateEstimator(StateTable table);
  // Times must increase. What lasts counts more; a strong change shows within 0.5 s; flickers do
  // not change the top reading.
  core::StateEstimate update(const core::CueSet& cues, const core::FaceQuality& quality,
                             double time_s);

 private:
  StateTable table_;
  std::vector<double> evidence_;  // smoothed log-odds a row
  double last_time_s_ = 0.0;
  int top_ = -1;
};

}  // namespace attune::state
