#pragma once

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include "capture/synthetic_face.hpp"
#include "core/cue.hpp"
#include "core/face.hpp"
#include "cues/cue_engine.hpp"
#include "cues/options.hpp"

// The synthetic face as a person in front of the cues.
namespace attune::cues::testing {

inline double rad(double deg) { return deg * std::numbers::pi / 180.0; }
inline double deg(double rad) { return rad * 180.0 / std::numbers::pi; }

using Pose = capture::SyntheticPose;
using Script = std::function<Pose(double time_s)>;

// Plays a face to an engine, frame by frame.
class Player {
 public:
  explicit Player(double fps = 30.0, const CueOptions& options = {})
      : step_s_(1.0 / fps), engine_(options) {}

  // Plays `script` (times from 0) for a while; the cues of the last frame.
  core::CueSet play(const Script& script, double seconds) {
    core::CueSet cues;
    const int frames = static_cast<int>(std::lround(seconds / step_s_));
    for (int i = 0; i < frames; ++i) cues = show(script((i + 1) * step_s_));
    return cues;
  }
  core::CueSet hold(const Pose& pose, double seconds) {
    return play([&](double) { return pose; }, seconds);
  }
  core::CueSet show(const Pose& pose) { return show(capture::make_synthetic_face(pose)); }
  core::CueSet show(const core::Face& face) {
    time_s_ += step_s_;
    const core::CueSet cues = engine_.update(face, time_s_);
    events_.insert(events_.end(), engine_.events().begin(), engine_.events().end());
    return cues;
  }
  void skip(double seconds) { time_s_ += seconds; }

  // Learns the calm face; afterwards the baseline is ready.
  void calm(const Pose& pose = {}) { hold(pose, 3.6); }

  CueEngine& engine() { return engine_; }
  double now_s() const { return time_s_; }
  std::vector<core::CueEvent>& events() { return events_; }
  int events_of(core::CueId id, bool started) const {
    int count = 0;
    for (const core::CueEvent& e : events_) count += e.id == id && e.started == started;
    return count;
  }

 private:
  double step_s_;
  double time_s_ = 0.0;
  CueEngine engine_;
  std::vector<core::CueEvent> events_;
};

// The settled reading of one cue after `calm` was learned and `pose` held for a second.
inline core::CueReading settled(core::CueId id, const Pose& pose, const Pose& calm = {}) {
  Player player;
  player.calm(calm);
  return player.hold(pose, 1.5)[id];
}

}  // namespace attune::cues::testing
