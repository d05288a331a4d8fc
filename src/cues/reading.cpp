#include "cues/reading.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"

namespace attune::cues {

using core::CueId;
using core::CueReading;
using core::Intensity;
using core::Missing;

Intensity intensity_of(double value, const Steps& steps) {
  const double size = std::abs(value);
  if (size >= steps.strong) return Intensity::strong;
  if (size >= steps.clear) return Intensity::clear;
  if (size >= steps.slight) return Intensity::slight;
  return Intensity::none;
}

CueReading value_reading(CueId id, double value, double confidence, bool fitted,
                         const Steps& steps) {
  ATTUNE_REQUIRE(std::isfinite(value));
  CueReading reading;
  reading.id = id;
  reading.value = std::clamp(value, core::info(id).low, core::info(id).high);
  reading.confidence = std::clamp(confidence, 0.0, 1.0);
  reading.fitted = fitted;
  reading.intensity = intensity_of(*reading.value, steps);
  return reading;
}

CueReading missing_reading(CueId id, Missing why) {
  CueReading reading;
  reading.id = id;
  reading.missing = why;
  return reading;
}

double graded(double deviation, const Grade& grade) {
  return std::clamp((deviation - grade.dead) / (grade.full - grade.dead), 0.0, 1.0);
}

Doubt doubt_of(const Neutral& neutral, Feature feature, double share_of_spread) {
  return {neutral.noise_of(feature), share_of_spread * neutral.spread_of(feature)};
}

double pose_doubt(const Inputs& in, double per_rad) {
  const std::optional<double>& pitch = in.smooth[Feature::pitch];
  // Without an own neutral, the spread between people holds this doubt already.
  if (!pitch || !in.neutral.fitted) return 0.0;
  const double off = std::abs(*pitch - in.neutral[Feature::pitch]);
  return per_rad * std::max(0.0, off - in.options.pose_doubt.free_rad);
}

Grade fit_grade(const Grade& grade, bool fitted, const Doubt& doubt) {
  // Twice the noise: a calm face crosses it in one frame of twenty, and smoothing takes those.
  const double dead = std::max(grade.dead, fitted ? 2.0 * doubt.noise : doubt.generic) + doubt.pose;
  return {dead, std::max(grade.full + doubt.pose, 1.5 * dead)};
}

std::optional<Missing> part_missing(const Inputs& in, Feature feature) {
  if (in.view.unreadable()) return in.view.unreadable();
  const ViewOptions& o = in.options.view;
  if (std::abs(in.view.yaw_rad()) > o.max_part_yaw_rad ||
      std::abs(in.view.pitch_rad()) > o.max_part_pitch_rad) {
    return Missing::turned_away;
  }
  if (!in.smooth[feature]) return Missing::low_model_score;
  return std::nullopt;
}

double part_confidence(const Inputs& in) {
  const ViewOptions& o = in.options.view;
  return in.view.confidence() * in.view.turn_confidence(o.max_part_yaw_rad, o.max_part_pitch_rad) *
         (in.neutral.fitted ? 1.0 : o.unfitted_confidence);
}

}  // namespace attune::cues
