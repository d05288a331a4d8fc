#include "cues/head_gestures.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {

using core::CueId;
using core::HeadGestureKind;

void SwingFinder::restart() {
  run_.reset();
  direction_ = 0;
  seen_ = false;
}

void SwingFinder::end_swing(double size_rad, double begin_s, double end_s) {
  const double length_s = end_s - begin_s;
  const bool fits = std::abs(size_rad) >= options_.least_rad &&
                    length_s >= options_.least_swing_s && length_s <= options_.longest_swing_s;
  if (!fits) {
    // What is too small to be a swing is a pause; what is too slow ends the gesture.
    if (std::abs(size_rad) >= options_.least_rad) run_.reset();
    return;
  }
  if (run_ && begin_s - run_->last_s > options_.longest_stop_s) run_.reset();
  if (!run_) run_ = Run{0, begin_s, begin_s, 0.0, 0.0};
  ++run_->swings;
  run_->last_s = end_s;
  run_->sum_rad += std::abs(size_rad);
  run_->drift_rad += size_rad;
}

void SwingFinder::update(double angle_rad, double time_s) {
  const double near = options_.turn_back_share * options_.least_rad;
  if (!seen_) {
    seen_ = true;
    turn_rad_ = far_rad_ = angle_rad;
    leave_s_ = arrive_s_ = far_until_s_ = time_s;
    return;
  }
  if (direction_ == 0) {
    if (std::abs(angle_rad - turn_rad_) < near) {
      // Still at rest; rest may drift.
      turn_rad_ += 0.1 * (angle_rad - turn_rad_);
      leave_s_ = time_s;
      return;
    }
    direction_ = angle_rad > turn_rad_ ? 1 : -1;
    far_rad_ = angle_rad;
    arrive_s_ = far_until_s_ = time_s;
    return;
  }
  if (direction_ * (angle_rad - far_rad_) > 0) {
    // Creeping on at the far end is a stop there, not a longer way.
    if (std::abs(angle_rad - far_rad_) > 0.5 * near) arrive_s_ = time_s;
    far_rad_ = angle_rad;
    far_until_s_ = time_s;
    return;
  }
  if (std::abs(angle_rad - far_rad_) < near) {
    if (std::abs(angle_rad - far_rad_) < 0.5 * near) far_until_s_ = time_s;
    if (time_s - arrive_s_ > options_.longest_stop_s) {
      direction_ = 0;  // it came to rest here
      end_swing(far_rad_ - turn_rad_, leave_s_, arrive_s_);
      turn_rad_ = angle_rad;
      leave_s_ = time_s;
    }
    return;
  }
  // Turned back.
  end_swing(far_rad_ - turn_rad_, leave_s_, arrive_s_);
  turn_rad_ = far_rad_;
  leave_s_ = far_until_s_;
  direction_ = -direction_;
  far_rad_ = angle_rad;
  arrive_s_ = far_until_s_ = time_s;
}

void HeadGestures::follow(HeadGestureKind kind, const SwingFinder& finder, const SwingFinder& other,
                          Running& running, double time_s) {
  const std::optional<SwingFinder::Run>& run = finder.run();
  const bool mine =
      !other.run() || !run || run->sum_rad > options_.dominance * other.run()->sum_rad;
  // To a side and back once is a look at something.
  const int least_swings = kind == HeadGestureKind::shake ? 3 : 2;
  const bool swings = run && run->swings >= least_swings && mine &&
                      std::abs(run->drift_rad) < options_.most_drift_share * run->sum_rad &&
                      time_s - run->last_s <= options_.pause_s;
  if (swings) {
    running.on = true;
    running.run = *run;
    return;
  }
  if (!running.on) return;
  running.on = false;
  const SwingFinder::Run& last = running.run;
  core::HeadGesture gesture;
  gesture.kind = kind;
  gesture.start_s = last.start_s;
  gesture.length_s = last.last_s - last.start_s;
  gesture.count = (last.swings + 1) / 2;
  if (gesture.count > 1) gesture.speed_hz = last.swings / (2.0 * gesture.length_s);
  ended_.push_back(gesture);
}

void HeadGestures::follow_tilt(const core::CueReading& tilt, double time_s) {
  const Hysteresis::Change change = tilt_.update(tilt.value, time_s, tilt_options_);
  if (change == Hysteresis::Change::began) tilt_start_s_ = time_s - tilt_options_.on_s;
  if (change != Hysteresis::Change::ended) return;
  core::HeadGesture gesture;
  gesture.kind = HeadGestureKind::tilt;
  gesture.start_s = tilt_start_s_;
  gesture.length_s = time_s - tilt_start_s_;
  ended_.push_back(gesture);
}

void HeadGestures::count(double time_s) {
  recent_.insert(recent_.end(), ended_.begin(), ended_.end());
  std::erase_if(recent_, [&](const core::HeadGesture& g) {
    return time_s - g.start_s - g.length_s > options_.window_s;
  });
  activity_ = {};
  for (const core::HeadGesture& g : recent_) {
    activity_.nods += g.kind == HeadGestureKind::nod;
    activity_.shakes += g.kind == HeadGestureKind::shake;
    activity_.tilts += g.kind == HeadGestureKind::tilt;
  }
  for (const Running* running : {&nod_, &shake_}) {
    const double length_s = running->run.last_s - running->run.start_s;
    if (running->on && length_s > 0) activity_.gesture_hz = running->run.swings / (2.0 * length_s);
  }
}

core::CueReading HeadGestures::reading(CueId id, const Running& running, const Inputs& in) const {
  double value = 0.0;
  if (running.on) {
    value = running.run.sum_rad / running.run.swings / options_.full_rad;
    value = std::max(value, options_.steps.slight);
  }
  return value_reading(id, value, in.view.confidence(), true, options_.steps);
}

void HeadGestures::read(const Inputs& in, core::CueSet& cues, double time_s) {
  ended_.clear();
  const std::optional<double>& pitch = in.raw[Feature::pitch];
  const std::optional<double>& yaw = in.raw[Feature::yaw];
  const bool gap = last_s_ && time_s - *last_s_ > options_.max_gap_s;
  if (gap || !pitch || !yaw || in.view.unreadable()) {
    pitch_.restart();
    yaw_.restart();
  }
  last_s_ = time_s;
  if (pitch && yaw && !in.view.unreadable()) {
    pitch_.update(*pitch, time_s);
    yaw_.update(*yaw, time_s);
    follow(HeadGestureKind::nod, pitch_, yaw_, nod_, time_s);
    follow(HeadGestureKind::shake, yaw_, pitch_, shake_, time_s);
    cues[CueId::nodding] = reading(CueId::nodding, nod_, in);
    cues[CueId::shaking] = reading(CueId::shaking, shake_, in);
  } else {
    const core::Missing why = in.view.unreadable().value_or(core::Missing::low_model_score);
    cues[CueId::nodding] = missing_reading(CueId::nodding, why);
    cues[CueId::shaking] = missing_reading(CueId::shaking, why);
  }
  follow_tilt(cues[CueId::head_tilt], time_s);
  count(time_s);
}

}  // namespace attune::cues
