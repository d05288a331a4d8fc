#pragma once

#include <array>
#include <deque>
#include <optional>

#include "core/cue.hpp"

namespace attune::state {

using Strengths = std::array<double, core::kCueCount>;  // signed, [-1,1] times confidence

// The last moments of the cues as evidence. Everything counts by time, not by frames.
class EvidenceWindow {
 public:
  explicit EvidenceWindow(double window_s) : window_s_(window_s) {}

  // `time_s` counts the time in which the face was seen; it must increase.
  void add(const core::CueSet& cues, double time_s);
  void clear() { moments_.clear(); }

  // What each cue has said for more than half of the window: the time-weighted median. Time that
  // has not been seen yet counts as nothing, and exactly half is not enough: of the two middles the
  // one nearer to nothing is taken.
  Strengths steady() const;

  // How far the head moved within the window, in radians a second along its fastest angle.
  double head_speed_rad_s() const;

 private:
  struct Moment {
    double time_s = 0.0;
    double duration_s = 0.0;  // since the moment before
    Strengths strengths{};
    std::array<std::optional<double>, 3> head;  // turn, nod, tilt
  };
  double window_s_;
  std::deque<Moment> moments_;
};

}  // namespace attune::state
