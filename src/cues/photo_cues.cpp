#include "cues/photo_cues.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;

// The rule for what was measured; null when there is none.
const PhotoRule* rule_for(const PhotoRules& rules, const PhotoMeasures& measures) {
  if (rules.with_expression && score(*rules.with_expression, measures)) {
    return &*rules.with_expression;
  }
  if (rules.shape && score(*rules.shape, measures)) return &*rules.shape;
  return nullptr;
}

// Where a score lies on the scale of a cue: at `high` it is called slight, and a log-odds more is a
// further quarter of the range.
double upward(double score, const PhotoRule& rule, double slight) {
  return std::clamp(slight + 0.25 * (score - rule.high), 0.0, 1.0);
}
double downward(double score, const PhotoRule& rule, double slight) {
  return std::clamp(slight + 0.25 * (rule.low - score), 0.0, 1.0);
}

// On the straight line through `at_low` where the lowest class ends and `at_high` where the highest
// begins.
double along(double score, const PhotoRule& rule, double at_low, double at_high) {
  return at_low + (score - rule.low) / (rule.high - rule.low) * (at_high - at_low);
}

double beyond(double difference, double limit) {
  return difference - std::clamp(difference, -limit, limit);
}

// Shares the reading between what one picture tells and what it was; `share` of the former.
void blend(CueReading& reading, double value, double confidence, double share, bool fitted,
           const Steps& steps) {
  // Against the own neutral it cannot be read: then that reason stands.
  if (fitted && !reading.value) return;
  const double before = reading.value.value_or(value);
  reading =
      value_reading(reading.id, share * value + (1.0 - share) * before, confidence, fitted, steps);
}

}  // namespace

std::optional<double> score(const PhotoRule& rule, const PhotoMeasures& measures) {
  double sum = 0.0;
  for (std::size_t i = 0; i < kPhotoMeasureCount; ++i) {
    if (rule.weights[i] == 0.0) continue;
    if (!measures[i] || !std::isfinite(*measures[i])) return std::nullopt;
    sum += rule.weights[i] * *measures[i];
  }
  return sum;
}

std::optional<double> PhotoCues::follow(Track& track, const PhotoRule* rule,
                                        const PhotoMeasures& measures, double time_s,
                                        double time_constant_s) const {
  if (!rule) return std::nullopt;
  const double dt_s = time_s - track.last_s;
  if (track.rule != rule || dt_s > smoothing_.restart_s) track.smoother.restart();
  track.rule = rule;
  track.last_s = time_s;
  return track.smoother.update(*score(*rule, measures), dt_s, time_constant_s);
}

void PhotoCues::open_eyes(double openness, double share, bool fitted, const EyeOpennessOptions& o,
                          core::CueSet& cues) const {
  CueReading& right = cues[CueId::eye_openness_right];
  CueReading& left = cues[CueId::eye_openness_left];
  if (!right.value || !left.value) return;
  const double apart = beyond((*right.value - *left.value) / 2.0, options_.eyes_apart);
  // Whether lids are shut is seen by the lids alone.
  share *= 1.0 - cues[CueId::eyes_closed].value.value_or(0.0);
  const auto open = [&](CueReading& eye, double value) {
    const double was = *eye.value;
    const double now = std::clamp(share * value + (1.0 - share) * was, 0.0, 2.0);
    eye = value_reading(eye.id, now, eye.confidence, fitted, {});
    eye.intensity = intensity_of(now - 1.0, now > 1.0 ? o.wide_steps : o.narrowed_steps);
  };
  open(right, openness + apart);
  open(left, openness - apart);
}

void PhotoCues::apply(const Inputs& in, const core::Face& face, core::CueSet& cues, double time_s) {
  const bool fitted = in.neutral.fitted;
  if (!fitted) fitted_since_s_.reset();
  if (fitted && !fitted_since_s_) fitted_since_s_ = time_s;
  const double share =
      fitted ? 1.0 - std::min(1.0, (time_s - *fitted_since_s_) / options_.handover_s) : 1.0;
  if (share <= 0.0 || part_missing(in, Feature::mouth_width)) return;

  const PhotoMeasures measures = measure_photo(in.view, face);
  const double confidence = part_confidence(in);
  const auto read = [&](Track& track, const PhotoRules& rules, double time_constant_s) {
    return follow(track, rule_for(rules, measures), measures, time_s, time_constant_s);
  };
  if (const auto s = read(eyes_, options_.eyes, smoothing_.eyes_s)) {
    const EyeOpennessOptions& o = in.options.eye_openness;
    const double narrowed = 1.0 - o.narrowed_steps.clear;
    open_eyes(along(*s, *eyes_.rule, narrowed, 1.0 + o.wide_steps.clear), share, fitted, o, cues);
  }
  if (const auto s = read(brows_, options_.brows, smoothing_.face_s)) {
    const Steps& steps = in.options.brows.steps;
    // Brows that were seen to rise are raised, whatever one picture says.
    CueReading& raise = cues[CueId::brow_raise];
    const bool watched = fitted || in.neutral.brows_so_far;
    const double seen = watched ? raise.value.value_or(0.0) : 0.0;
    blend(raise, std::max(upward(*s, *brows_.rule, steps.slight), seen), confidence, share, fitted,
          steps);
    blend(cues[CueId::brow_lower], downward(*s, *brows_.rule, steps.slight), confidence, share,
          fitted, steps);
  }
  if (const auto s = read(corners_, options_.corners, smoothing_.face_s)) {
    const MouthOptions& o = in.options.mouth;
    const double up = upward(*s, *corners_.rule, o.up_steps.slight);
    const double down = downward(*s, *corners_.rule, o.down_steps.slight);
    CueReading& reading = cues[CueId::mouth_corners];
    blend(reading, up > 0.0 ? up : -down, confidence, share, fitted, o.up_steps);
    if (reading.value && *reading.value < 0.0) {
      reading.intensity = intensity_of(*reading.value, o.down_steps);
    }
  }
  if (const auto s = read(smile_, options_.smile, smoothing_.face_s)) {
    const Steps& steps = options_.smile_steps;
    const double size = along(*s, *smile_.rule, steps.slight, steps.clear);
    blend(cues[CueId::smile], std::clamp(size, 0.0, 1.0), confidence, share, fitted, steps);
  }
}

}  // namespace attune::cues
