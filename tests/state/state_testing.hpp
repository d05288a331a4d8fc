#pragma once

#include <fstream>
#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/cue.hpp"
#include "state/state_estimator.hpp"

// Hand-made cues for a state estimator.
namespace attune::state::testing {

inline std::string shipped_table_text() {
  std::ifstream file(ATTUNE_ASSETS_DIR "/states.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline StateTable shipped_table() { return parse_state_table(shipped_table_text(), "states.json"); }

// A face that is fully readable, fitted, and does nothing.
inline core::CueSet calm_cues() {
  core::CueSet cues;
  for (const core::CueInfo& cue : core::all_cues()) {
    core::CueReading& r = cues[cue.id];
    r.id = cue.id;
    r.value = 0.0;
    r.confidence = 0.9;
    r.fitted = true;
    r.sentence = "Sentence of " + std::string(cue.name) + ".";
  }
  cues[core::CueId::eye_openness_right].value = 1.0;
  cues[core::CueId::eye_openness_left].value = 1.0;
  cues[core::CueId::eye_contact].value = 0.5;
  cues[core::CueId::eye_contact].fitted = false;
  cues[core::CueId::attending].value = 0.5;
  return cues;
}

using Change = std::pair<core::CueId, double>;

inline core::CueSet with(std::vector<Change> changes) {
  core::CueSet cues = calm_cues();
  for (const auto& [id, value] : changes) cues[id].value = value;
  return cues;
}

inline core::CueSet without_any(core::Missing why) {
  core::CueSet cues = calm_cues();
  for (core::CueReading& r : cues.readings) {
    r.value.reset();
    r.missing = why;
    r.confidence = 0.0;
  }
  return cues;
}

inline core::FaceQuality good_quality() {
  core::FaceQuality q;
  q.score = 1.0;
  q.model_score = 1.0;
  return q;
}

class Player {
 public:
  explicit Player(double fps = 30.0, StateTable table = shipped_table())
      : step_s_(1.0 / fps), estimator_(std::move(table)) {}

  // Used from now on, as the look of the whole face; empty at first.
  void look(const std::optional<core::Expression>& expression) { expression_ = expression; }

  core::StateEstimate show(const core::CueSet& cues,
                           const core::FaceQuality& quality = good_quality()) {
    time_s_ += step_s_;
    return estimator_.update(cues, expression_, quality, time_s_);
  }
  core::StateEstimate hold(const core::CueSet& cues, double seconds,
                           const core::FaceQuality& quality = good_quality()) {
    core::StateEstimate last;
    for (double t = step_s_ / 2; t < seconds; t += step_s_) last = show(cues, quality);
    return last;
  }
  void skip(double seconds) { time_s_ += seconds; }
  double step_s() const { return step_s_; }

 private:
  double step_s_;
  double time_s_ = 0.0;
  std::optional<core::Expression> expression_;
  StateEstimator estimator_;
};

// A face whose look is mostly of one class; the others share the rest.
inline core::Expression mostly(core::ExpressionClass main, double probability = 0.84) {
  core::Expression e;
  e.probability.fill((1.0 - probability) / (core::kExpressionCount - 1));
  e.probability[static_cast<std::size_t>(main)] = probability;
  return e;
}

inline std::string top(const core::StateEstimate& estimate) {
  return estimate.readings.empty() ? "" : estimate.readings[0].key;
}

}  // namespace attune::state::testing
