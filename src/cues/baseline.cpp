#include "cues/baseline.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <utility>

namespace attune::cues {
namespace {

using core::Missing;

// Two frames farther apart than this do not show that the time between them was calm.
constexpr double kMaxStep_s = 0.25;
// Turns a median absolute deviation into the standard deviation of a normal distribution.
constexpr double kMadToSd = 1.4826;

// Movement is judged over at least this long, so that noise from frame to frame is none.
constexpr double kMoveStep_s = 0.1;

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

bool is_gaze(Feature f) {
  return f == Feature::gaze_yaw || f == Feature::gaze_pitch || f == Feature::gaze_split;
}

// How far a neutral may lie from the centre of all people; empty: anywhere.
std::optional<double> limit_of(Feature f, double spread, const CueOptions& options) {
  switch (f) {
    case Feature::yaw:
      return options.head.max_neutral_turn_rad;
    case Feature::pitch:
      return options.head.max_neutral_nod_rad;
    case Feature::roll:
      return options.head.max_neutral_tilt_rad;
    case Feature::size_px:
      return std::nullopt;
    default:
      return options.baseline.max_from_generic * spread;
  }
}

}  // namespace

Baseline::Baseline(const CueOptions& options) : options_(options) { reset(); }

void Baseline::reset() {
  neutral_ = {};
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    neutral_.center[i] = options_.generic(backend_)[i].center;
    neutral_.spread[i] = options_.generic(backend_)[i].spread;
    samples_[i].clear();
  }
  waiting_for_ = Missing::too_short;
  learned_s_ = 0.0;
  fitted_at_s_ = 0.0;
  first_s_.reset();
  last_good_s_.reset();
  last_sample_s_.reset();
  place_.reset();
  moving_ = true;
}

core::BaselineStatus Baseline::status() const {
  core::BaselineStatus status;
  status.ready = neutral_.fitted;
  status.progress = neutral_.fitted ? 1.0 : std::min(learned_s_ / options_.baseline.learn_s, 0.999);
  if (!neutral_.fitted) status.waiting_for = waiting_for_;
  return status;
}

bool Baseline::is_moving(const FaceView& view, const FeatureSet& smooth, double time_s) {
  if (place_ && time_s - place_->time_s < kMoveStep_s) return moving_;
  const BaselineOptions& o = options_.baseline;
  const Place now{time_s,
                  smooth[Feature::yaw].value_or(0.0),
                  smooth[Feature::pitch].value_or(0.0),
                  smooth[Feature::roll].value_or(0.0),
                  smooth[Feature::brow_height].value_or(0.0),
                  smooth[Feature::mouth_gap].value_or(0.0),
                  view.origin_px()};
  const std::optional<Place> before = std::exchange(place_, now);
  const double dt_s = before ? time_s - before->time_s : 0.0;
  if (!before || dt_s > kMaxStep_s) return moving_ = true;
  const double turn =
      std::max({std::abs(now.yaw - before->yaw), std::abs(now.pitch - before->pitch),
                std::abs(now.roll - before->roll)});
  const double shift = cv::norm(now.center - before->center) / view.size_px();
  const double face =
      std::max(std::abs(now.brow - before->brow), std::abs(now.mouth - before->mouth));
  moving_ = turn > o.max_turn_speed * dt_s || shift > o.max_shift_speed * dt_s ||
            face > o.max_face_speed * dt_s;
  return moving_;
}

std::optional<Missing> Baseline::obstacle(const FaceView& view, const FeatureSet& smooth,
                                          double time_s) {
  const BaselineOptions& o = options_.baseline;
  if (view.unreadable()) return view.unreadable();
  const bool moving = is_moving(view, smooth, time_s);
  if (std::abs(view.yaw_rad()) > o.max_yaw_rad || std::abs(view.pitch_rad()) > o.max_pitch_rad) {
    return Missing::turned_away;
  }
  if (view.confidence() < o.min_quality) {
    return view.problems().empty() ? Missing::low_model_score : view.problems().front();
  }
  const auto& right = smooth[Feature::eye_gap_right];
  const auto& left = smooth[Feature::eye_gap_left];
  if (!right || !left) return Missing::low_model_score;
  const auto eye = static_cast<std::size_t>(Feature::eye_gap_right);
  const double usual = options_.generic(backend_)[eye].center;
  if (std::max(*right, *left) < o.min_openness * usual) return Missing::eyes_closed;
  // Movement and talking have no reason of their own: learning only takes longer.
  if (moving) return Missing::too_short;
  if (!first_s_) first_s_ = time_s;
  const bool patient = neutral_.fitted || time_s - *first_s_ < o.patience_s;
  const double max_gap = patient ? o.max_mouth_gap : o.max_mouth_gap_later;
  if (smooth[Feature::mouth_gap].value_or(0.0) > max_gap) return Missing::too_short;
  return std::nullopt;
}

void Baseline::update(const FaceView& view, const FeatureSet& smooth, double time_s) {
  if (view.backend() != backend_) {
    backend_ = view.backend();
    reset();
  }
  const BaselineOptions& o = options_.baseline;
  if (learned_s_ >= o.refine_s) return;
  waiting_for_ = obstacle(view, smooth, time_s);
  if (waiting_for_) {
    last_good_s_.reset();
    return;
  }
  if (last_good_s_) learned_s_ += time_s - *last_good_s_;
  last_good_s_ = time_s;
  if (!last_sample_s_ || time_s - *last_sample_s_ >= o.min_sample_gap_s) {
    last_sample_s_ = time_s;
    for (std::size_t i = 0; i < kFeatureCount; ++i) {
      if (smooth.values[i]) samples_[i].push_back(*smooth.values[i]);
    }
  }
  if (learned_s_ - fitted_at_s_ >= o.learn_s) fit();
}

void Baseline::fit() {
  fitted_at_s_ = learned_s_;
  std::size_t most = 0;
  for (const std::vector<double>& samples : samples_) most = std::max(most, samples.size());
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    const std::vector<double>& samples = samples_[i];
    const Feature feature = static_cast<Feature>(i);
    // Where people look while they are calm is not where they look at someone.
    if (is_gaze(feature) || samples.empty() || 2 * samples.size() < most) continue;
    const double middle = median_of(samples);
    std::vector<double> off;
    off.reserve(samples.size());
    for (const double x : samples) off.push_back(std::abs(x - middle));
    const GenericNeutral& usual = options_.generic(backend_)[i];
    // Calm frames of a lively face vary more than its neutral does.
    neutral_.noise[i] =
        std::min(kMadToSd * median_of(std::move(off)), options_.baseline.max_noise * usual.spread);
    const std::optional<double> limit = limit_of(feature, usual.spread, options_);
    neutral_.center[i] =
        limit ? std::clamp(middle, usual.center - *limit, usual.center + *limit) : middle;
  }
  neutral_.fitted = true;
}

}  // namespace attune::cues
