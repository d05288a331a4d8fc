#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cue.hpp"
#include "core/missing.hpp"

namespace attune::core {

// One thing that speaks for or against a reading: a cue, or what the expression model sees in the
// whole face (then `cue` is empty).
struct Reason {
  std::optional<CueId> cue;
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

// How pleasant and how lively a face looks, each in [-1,1], with its doubt: standard deviations and
// their correlation, for an ellipse.
struct Affect {
  double valence = 0.0;
  double arousal = 0.0;
  double valence_sd = 1.0;
  double arousal_sd = 1.0;
  double correlation = 0.0;
};

// What the cues of one face may go with. Either readings (likeliest first, at most three) or a
// reason to abstain; abstaining is a result.
struct StateEstimate {
  std::vector<StateReading> readings;
  std::optional<Missing> abstained;
  double confidence = 0.0;       // [0,1]; how much the top reading should be trusted
  std::string how_sure;          // plain words: "low (turned away)"
  std::optional<Affect> affect;  // empty when abstained for want of a readable face
};

}  // namespace attune::core
