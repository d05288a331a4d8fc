#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/cue.hpp"
#include "core/expression.hpp"

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
  // Log-odds that the look of the whole face adds when it is wholly of this class; in proportion to
  // the class's probability. 0 for classes that the row does not name.
  std::array<double, core::kExpressionCount> expression{};
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
// for an unknown key, an unknown cue or class of expression, a weight that is not a number, a state
// named twice, or broken JSON.
StateTable parse_state_table(std::string_view json, std::string_view where);

}  // namespace attune::state
