#include "ui/cue_history.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace attune::ui {
namespace {

constexpr double kStep_s = 0.25;
// Steps without a frame that a line still crosses: a slow source, as in the timeline.
constexpr std::int64_t kBridgedSteps = 4;

struct Scale {
  double low, neutral, high;
};

// The part of a cue's range that a face uses, so that the line shows something.
Scale scale_of(core::CueId id) {
  using core::CueId;
  constexpr double kAngle = std::numbers::pi / 4;
  const core::CueInfo& info = core::info(id);
  if (info.is_angle) return {-kAngle, 0.0, kAngle};
  switch (id) {
    case CueId::eye_openness_right:
    case CueId::eye_openness_left:
      return {0.0, 1.0, 1.5};
    case CueId::lean:
    case CueId::shoulders:
      return {-0.5, 0.0, 0.5};
    default:
      return {info.low, 0.0, info.high};
  }
}

double place(double value, const Scale& scale) {
  return std::clamp((value - scale.low) / (scale.high - scale.low), 0.0, 1.0);
}

std::int64_t step_of(double time_s) {
  return static_cast<std::int64_t>(std::floor(time_s / kStep_s));
}

}  // namespace

void CueHistory::clear() {
  steps_.clear();
  started_ = false;
}

void CueHistory::add(const core::FrameAnalysis& analysis) {
  if (!analysis.frame) return;
  const double time_s = analysis.frame->time_s;
  if (started_ && time_s < now_s_) clear();
  started_ = true;
  now_s_ = time_s;
  const std::int64_t index = step_of(time_s);
  for (const core::FaceAnalysis& face : analysis.faces) {
    std::deque<Step>& steps = steps_[face.face.id];
    if (steps.empty() || steps.back().index != index) {
      steps.push_back({index, {}});
      steps.back().value.fill(std::numeric_limits<float>::quiet_NaN());
    }
    Step& step = steps.back();
    for (std::size_t i = 0; i < step.value.size(); ++i) {
      const core::CueReading& reading = face.cues.readings[i];
      if (!reading.value || !std::isfinite(*reading.value)) continue;
      // Within a step the moment farthest from neutral counts, so that a blink is not lost.
      const auto value = static_cast<float>(*reading.value);
      const auto neutral = static_cast<float>(scale_of(reading.id).neutral);
      if (std::isnan(step.value[i]) ||
          std::abs(value - neutral) > std::abs(step.value[i] - neutral)) {
        step.value[i] = value;
      }
    }
  }
  forget_old();
}

void CueHistory::forget_old() {
  const std::int64_t oldest = step_of(now_s_ - span_s_);
  for (auto it = steps_.begin(); it != steps_.end();) {
    std::deque<Step>& steps = it->second;
    while (!steps.empty() && steps.front().index < oldest) steps.pop_front();
    it = steps.empty() ? steps_.erase(it) : std::next(it);
  }
}

CurveModel CueHistory::curve(int face, core::CueId cue) const {
  const Scale scale = scale_of(cue);
  CurveModel model;
  model.span_s = span_s_;
  model.neutral = place(scale.neutral, scale);
  const auto found = steps_.find(face);
  if (found == steps_.end()) return model;
  std::optional<std::int64_t> before;  // the last step with a value
  for (const Step& step : found->second) {
    const float value = step.value[static_cast<std::size_t>(cue)];
    if (std::isnan(value)) continue;
    if (!before || step.index - *before > kBridgedSteps) model.lines.emplace_back();
    before = step.index;
    const double x = 1.0 - (now_s_ - (static_cast<double>(step.index) + 0.5) * kStep_s) / span_s_;
    model.lines.back().emplace_back(static_cast<float>(std::clamp(x, 0.0, 1.0)),
                                    static_cast<float>(place(value, scale)));
  }
  return model;
}

}  // namespace attune::ui
