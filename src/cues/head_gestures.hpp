#pragma once

#include <optional>
#include <vector>

#include "core/head_activity.hpp"
#include "cues/hysteresis.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// Finds the swings of one angle: from one turning point to the next. Counts by time.
class SwingFinder {
 public:
  explicit SwingFinder(const GestureOptions& options) : options_(options) {}

  // A gesture that is going on: swings to and fro that follow each other.
  struct Run {
    int swings = 0;
    double start_s = 0.0;
    double last_s = 0.0;     // end of the last swing
    double sum_rad = 0.0;    // of the sizes
    double drift_rad = 0.0;  // from where it began to where it is
  };
  void update(double angle_rad, double time_s);
  void restart();
  const std::optional<Run>& run() const { return run_; }

 private:
  void end_swing(double size_rad, double begin_s, double end_s);

  GestureOptions options_;
  std::optional<Run> run_;
  int direction_ = 0;         // of the present swing
  double turn_rad_ = 0.0;     // the last turning point
  double leave_s_ = 0.0;      // when it was left
  double far_rad_ = 0.0;      // the farthest point since
  double arrive_s_ = 0.0;     // when that was reached
  double far_until_s_ = 0.0;  // until when the angle stayed there
  bool seen_ = false;
};

// Nods, shakes and tilts of the head. A nod (shake) is a swing of pitch (yaw) there and back, each
// way of at least `least_rad` in 0.1 to 1 s, without a long stop in between, and larger than the
// other angle's; what goes on with less than a short pause is one gesture with a count. A shake
// needs a third swing: to a side and back is a look at something. A tilt is roll beyond
// HeadOptions::tilt for as long as that says. Rates from Kapoor & Picard 2001, Tan & Rong 2003 [l];
// amplitudes are proposals.
class HeadGestures {
 public:
  HeadGestures(const GestureOptions& options, const HeadOptions& head)
      : options_(options), tilt_options_(head.tilt), pitch_(options), yaw_(options) {}

  // Fills CueId::nodding and shaking. Times must increase.
  void read(const Inputs& in, core::CueSet& cues, double time_s);
  // What was over with the last read(), and what there was in the last minute.
  const std::vector<core::HeadGesture>& ended() const { return ended_; }
  const core::HeadActivity& activity() const { return activity_; }

 private:
  struct Running {
    bool on = false;
    SwingFinder::Run run;
  };
  void follow(core::HeadGestureKind kind, const SwingFinder& finder, const SwingFinder& other,
              Running& running, double time_s);
  void follow_tilt(const core::CueReading& tilt, double time_s);
  void count(double time_s);
  core::CueReading reading(core::CueId id, const Running& running, const Inputs& in) const;

  GestureOptions options_;
  Switch tilt_options_;
  SwingFinder pitch_;
  SwingFinder yaw_;
  Running nod_;
  Running shake_;
  Hysteresis tilt_;
  double tilt_start_s_ = 0.0;
  std::optional<double> last_s_;
  std::vector<core::HeadGesture> ended_;
  std::vector<core::HeadGesture> recent_;  // ended within the last minute
  core::HeadActivity activity_;
};

}  // namespace attune::cues
