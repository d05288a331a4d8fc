#pragma once

#include <optional>

#include "cues/options.hpp"

namespace attune::cues {

// Decides when a cue is going on: it begins after the value stayed high enough for a while and ends
// after it stayed low enough for a while, both by time.
class Hysteresis {
 public:
  enum class Change { none, began, ended };

  // `value` is signed; what counts is its size, but a change of side ends the cue first. Empty: not
  // readable, which ends the cue after `patience_s`.
  Change update(std::optional<double> value, double time_s, const Switch& options);
  bool on() const { return on_; }

  static constexpr double patience_s = 0.5;  // a blurred frame or a blink does not end a glance [p]

 private:
  bool on_ = false;
  bool positive_ = true;                   // side of the value while on
  std::optional<double> pending_since_s_;  // since when the other state has been asked for
};

}  // namespace attune::cues
