#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cue.hpp"
#include "core/missing.hpp"

namespace attune::core {

// One cue that speaks for or against a reading.
struct Reason {
  CueId cue = CueId::eye_contact;
  double weight = 0.0;   // signed contribution in log-odds; > 0 speaks for
  std::string sentence;  // the cue's own sentence
};

// One thing the cues may go with.
struct StateReading {
  std::string key;              // stable, for files: "happy"
  std::string label;            // for the screen: "happy"
  double probability = 0.0;     // [0,1], over all states of the table
  std::vector<Reason> reasons;  // strongest first, at most five
};

// What the cues of one face may go with. Either readings (likeliest first, at most three) or a
// reason to abstain; abstaining is a result.
struct StateEstimate {
  std::vector<StateReading> readings;
  std::optional<Missing> abstained;
  double confidence = 0.0;  // [0,1]; how much the top reading should be trusted
  std::string how_sure;     // plain words: "low (turned away)"
};

}  // namespace attune::core
