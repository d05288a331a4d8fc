#include "cues/eye_openness.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "cues/depths.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::EyeShape;
using core::Missing;

std::optional<double> lid_gap(const FaceView& view, const EyeShape& eye) {
  const std::optional<double> upper = lid_height(view, eye.upper_lid);
  const std::optional<double> lower = lid_height(view, eye.lower_lid);
  if (!upper || !lower) return std::nullopt;
  return std::max(0.0, *lower - *upper);
}

// `turn_rad`: yaw away from this eye's side.
bool visible(double turn_rad, const EyeOpennessOptions& o) {
  return turn_rad > 0 ? turn_rad < o.near_eye_yaw_rad : -turn_rad < o.far_eye_yaw_rad;
}

CueReading read_eye(CueId id, Feature feature, double turn_rad, const Inputs& in) {
  if (in.view.eyes_unreadable()) return missing_reading(id, *in.view.eyes_unreadable());
  const EyeOpennessOptions& o = in.options.eye_openness;
  if (!visible(turn_rad, o)) return missing_reading(id, Missing::turned_away);
  if (std::abs(in.view.pitch_rad()) > o.max_pitch_rad) {
    return missing_reading(id, Missing::turned_away);
  }
  const std::optional<double>& gap = in.smooth[feature];
  if (!gap) return missing_reading(id, Missing::low_model_score);
  const double confidence = in.view.eyes_confidence() *
                            in.view.turn_confidence(o.near_eye_yaw_rad, o.max_pitch_rad) *
                            (in.neutral.fitted ? 1.0 : in.options.view.unfitted_confidence);
  const double open = openness(*gap, in.neutral[feature], o);
  CueReading reading = value_reading(id, open, confidence, in.neutral.fitted, {});
  reading.intensity = intensity_of(open - 1.0, open > 1.0 ? o.wide_steps : o.narrowed_steps);
  return reading;
}

}  // namespace

std::optional<double> lid_height(const FaceView& view, const std::vector<cv::Point2f>& lid) {
  if (lid.empty()) return std::nullopt;
  const std::size_t skip = (lid.size() - 1) / 3;
  double sum = 0.0;
  for (std::size_t i = skip; i < lid.size() - skip; ++i) {
    const std::optional<cv::Point2d> p = view.frontal(lid[i], kLidDepth);
    if (!p) return std::nullopt;
    sum += p->y;
  }
  return sum / static_cast<double>(lid.size() - 2 * skip);
}

void measure_eye_openness(const FaceView& view, const EyeOpennessOptions& options,
                          FeatureSet& features) {
  if (view.eyes_unreadable()) return;
  // Turned to their left (yaw > 0), the right eye is the near one.
  if (visible(view.yaw_rad(), options)) {
    features[Feature::eye_gap_right] = lid_gap(view, view.shape().right_eye);
  }
  if (visible(-view.yaw_rad(), options)) {
    features[Feature::eye_gap_left] = lid_gap(view, view.shape().left_eye);
  }
}

double openness(double gap, double neutral_gap, const EyeOpennessOptions& options) {
  const double range = std::max(neutral_gap - options.closed_gap, options.closed_gap);
  return std::clamp((gap - options.closed_gap) / range, 0.0, 2.0);
}

std::optional<double> closed_likelihood(const FeatureSet& features, const Neutral& neutral,
                                        const EyeOpennessOptions& o) {
  std::optional<double> open;
  for (const Feature eye : {Feature::eye_gap_right, Feature::eye_gap_left}) {
    if (!features[eye]) continue;
    open = std::max(open.value_or(0.0), openness(*features[eye], neutral[eye], o));
  }
  if (!open) return std::nullopt;
  const double down = -features[Feature::gaze_pitch].value_or(0.0);
  if (!neutral.fitted) {
    const double relief =
        o.unfitted_relief * std::clamp(down, -o.max_unfitted_up_rad, o.max_unfitted_down_rad);
    return 1.0 / (1.0 + std::exp((*open + relief - o.unfitted_closed) / o.closed_width));
  }
  const double relief = graded(down, {o.down_from_rad, o.down_full_rad}) *
                        (1.0 - graded(down, {o.guess_from_rad, o.guess_full_rad})) * o.down_relief;
  return 1.0 / (1.0 + std::exp((*open + relief - o.closed_openness) / o.closed_width));
}

void read_eye_openness(const Inputs& in, core::CueSet& cues) {
  cues[CueId::eye_openness_right] =
      read_eye(CueId::eye_openness_right, Feature::eye_gap_right, in.view.yaw_rad(), in);
  cues[CueId::eye_openness_left] =
      read_eye(CueId::eye_openness_left, Feature::eye_gap_left, -in.view.yaw_rad(), in);

  const CueReading& right = cues[CueId::eye_openness_right];
  const CueReading& left = cues[CueId::eye_openness_left];
  const EyeOpennessOptions& o = in.options.eye_openness;
  FeatureSet judged;  // only eyes that could be read
  if (right.value) judged[Feature::eye_gap_right] = in.smooth[Feature::eye_gap_right];
  if (left.value) judged[Feature::eye_gap_left] = in.smooth[Feature::eye_gap_left];
  judged[Feature::gaze_pitch] = in.raw[Feature::gaze_pitch];  // smoothing would hide the moment
  const std::optional<double> closed = closed_likelihood(judged, in.neutral, o);
  if (!closed) {
    cues[CueId::eyes_closed] =
        missing_reading(CueId::eyes_closed, right.missing.value_or(Missing::low_model_score));
    return;
  }
  cues[CueId::eyes_closed] =
      value_reading(CueId::eyes_closed, *closed, std::max(right.confidence, left.confidence),
                    in.neutral.fitted, o.closed_steps);
}

}  // namespace attune::cues
