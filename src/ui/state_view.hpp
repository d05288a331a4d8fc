#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/analysis.hpp"
#include "ui/state_plan.hpp"

namespace attune::ui {

// What the state panel says. The order on the screen is fixed: the cues that were seen, what they
// may go with, what else is possible, how sure.
struct StatePanelModel {
  enum class Kind { readings, not_enough, cues_only, no_face };
  Kind kind = Kind::no_face;
  std::vector<std::string>
      seen;                 // sentences of the cues that speak for the first reading, three at most
  std::string may_go_with;  // "likely happy", in the words of core/likelihood.hpp
  std::string also_possible;  // "perhaps surprised, excited"; empty when there is nothing else
  // The labels alone, for where there is no room for the words; how sure tells nearly as much.
  std::string may_go_with_briefly;
  std::string also_possible_briefly;
  std::string how_sure;    // "low (turned away)"
  std::string expression;  // "looks like happiness (82 %)"; empty when the face was not read
  std::string message;     // for the other kinds: "Not enough to say (turned away)."
  std::string note;        // what kind of statement this is
  std::array<float, kStateSlots> strength{1, 1, 1, 1, 1};  // [0,1]; below 1 a part is fading
};

StatePanelModel make_state_panel(const core::FaceAnalysis* face, bool cues_only);

}  // namespace attune::ui
