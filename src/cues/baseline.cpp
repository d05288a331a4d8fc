#include "cues/baseline.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <utility>

#include "cues/robust.hpp"

namespace attune::cues {
namespace {

using core::Missing;

// Two frames farther apart than this do not show that the time between them was calm.
constexpr double kMaxStep_s = 0.25;

// Movement is judged over at least this long, so that noise from frame to frame is none.
constexpr double kMoveStep_s = 0.1;

// A head turned by less, or a face larger by less, has not moved its place [p].
constexpr double kLittleTurn_rad = 0.10;
constexpr double kLittleGrowth = 0.10;

bool is_gaze(Feature f) {
  return f == Feature::gaze_yaw || f == Feature::gaze_pitch || f == Feature::gaze_split;
}

// Where the head is, as against what the face does.
constexpr std::array kPlace{Feature::yaw, Feature::pitch, Feature::roll, Feature::size_px};

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
  happiness_.clear();
  waiting_for_ = Missing::too_short;
  refused_.reset();
  refusals_ = 0;
  learned_.reset();
  from_profile_ = false;
  learned_s_ = 0.0;
  elsewhere_s_ = 0.0;
  fitted_at_s_ = 0.0;
  first_s_.reset();
  last_good_s_.reset();
  last_sample_s_.reset();
  place_.reset();
  moving_ = true;
}

core::BaselineStatus Baseline::status() const {
  core::BaselineStatus status;
  status.ready = learned_ != nullptr;
  status.from_profile = from_profile_;
  status.progress = status.ready ? 1.0 : std::min(learned_s_ / options_.baseline.settle_s, 0.999);
  if (!status.ready) {
    status.waiting_for = waiting_for_;
    status.refused = refused_;
  }
  return status;
}

void Baseline::adopt(std::shared_ptr<const core::PersonalNeutral> saved) {
  if (!saved) return;
  backend_ = saved->backend;
  reset();
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    const auto measure = saved->measures.find(std::string(name(static_cast<Feature>(i))));
    if (measure == saved->measures.end()) continue;
    neutral_.center[i] = measure->second.center;
    neutral_.noise[i] = measure->second.noise;
  }
  neutral_.fitted = true;
  settled_ = neutral_.center;
  learned_s_ = fitted_at_s_ = options_.baseline.refine_s;
  waiting_for_.reset();
  from_profile_ = true;
  learned_ = std::move(saved);
}

// What drift is measured with: how people differ, or for the place of the head what is little.
double Baseline::drift_spread(Feature feature) const {
  const auto i = static_cast<std::size_t>(feature);
  switch (feature) {
    case Feature::yaw:
    case Feature::pitch:
    case Feature::roll:
      return kLittleTurn_rad;
    case Feature::size_px:
      return kLittleGrowth * settled_[i];
    default:
      return neutral_.spread[i];
  }
}

// Whether the head stays where at neutral it was not, though the person is calm.
bool Baseline::is_elsewhere(const FeatureSet& smooth) const {
  return std::any_of(kPlace.begin(), kPlace.end(), [&](Feature f) {
    return smooth[f] && std::abs(*smooth[f] - neutral_[f]) > drift_spread(f);
  });
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
  if (moving) return Missing::unsteady;
  if (!first_s_) first_s_ = time_s;
  const bool patient = learned_ || time_s - *first_s_ < o.patience_s;
  const double max_gap = patient ? o.max_mouth_gap : o.max_mouth_gap_later;
  if (smooth[Feature::mouth_gap].value_or(0.0) > max_gap) return Missing::talking;
  return std::nullopt;
}

void Baseline::take_sample(const FeatureSet& smooth, std::optional<double> happiness,
                           double time_s) {
  if (last_sample_s_ && time_s - *last_sample_s_ < options_.baseline.min_sample_gap_s) return;
  last_sample_s_ = time_s;
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    if (smooth.values[i]) samples_[i].push_back(*smooth.values[i]);
  }
  if (happiness) happiness_.push_back(*happiness);
}

void Baseline::update(const FaceView& view, const FeatureSet& smooth,
                      std::optional<double> happiness, double time_s) {
  if (view.backend() != backend_ && !view.unreadable()) {
    backend_ = view.backend();
    reset();
  }
  const BaselineOptions& o = options_.baseline;
  waiting_for_ = obstacle(view, smooth, time_s);
  if (waiting_for_) {
    last_good_s_.reset();
    return;
  }
  const double step_s = last_good_s_ ? time_s - *last_good_s_ : 0.0;
  last_good_s_ = time_s;
  learned_s_ += step_s;
  take_sample(smooth, happiness, time_s);
  const std::vector<double>& brows = samples_[static_cast<std::size_t>(Feature::brow_height)];
  if (!neutral_.fitted && learned_s_ >= o.glimpse_s && !brows.empty()) {
    neutral_.brows_so_far = median_of(brows);
  }
  const bool elsewhere = learned_ && is_elsewhere(smooth);
  elsewhere_s_ = elsewhere ? elsewhere_s_ + step_s : 0.0;
  if (elsewhere_s_ >= o.move_s) follow_move();
  if (learned_s_ >= o.refine_s) {
    if (learned_s_ - fitted_at_s_ >= o.drift_step_s) follow_drift();
    return;
  }
  const bool settles = !learned_ && learned_s_ >= o.settle_s;
  if (settles || learned_s_ - fitted_at_s_ >= o.learn_s) fit();
  if (settles) settle();
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
    const GenericNeutral& usual = options_.generic(backend_)[i];
    // Calm frames of a lively face vary more than its neutral does.
    neutral_.noise[i] =
        std::min(spread_of(samples, middle), options_.baseline.max_noise * usual.spread);
    const std::optional<double> limit = usual.center == kOwnOnly && usual.spread > 0.0
                                            ? std::nullopt
                                            : limit_of(feature, usual.spread, options_);
    neutral_.center[i] =
        limit ? std::clamp(middle, usual.center - *limit, usual.center + *limit) : middle;
  }
  neutral_.fitted = true;
  neutral_.brows_so_far.reset();
  if (learned_) settled_ = neutral_.center;
}

// A measure of this person alone that a profile of an earlier version does not hold.
bool Baseline::is_unknown(Feature feature) const {
  const auto i = static_cast<std::size_t>(feature);
  const GenericNeutral& usual = options_.generic(backend_)[i];
  return usual.center == kOwnOnly && usual.spread > 0.0 && neutral_.center[i] == kOwnOnly;
}

double Baseline::generic_center(Feature feature) const {
  return options_.generic(backend_)[static_cast<std::size_t>(feature)].center;
}

// Whether the samples so far are another face than a neutral one.
std::optional<Missing> Baseline::not_neutral() const {
  const BaselineOptions& o = options_.baseline;
  const auto middle = [this](Feature f) -> std::optional<double> {
    const std::vector<double>& samples = samples_[static_cast<std::size_t>(f)];
    if (samples.empty()) return std::nullopt;
    return median_of(samples);
  };
  const std::optional<double> yaw = middle(Feature::yaw);
  if (yaw && std::abs(*yaw) > options_.head.max_neutral_turn_rad) return Missing::turned_away;
  double spreads = 0.0;
  for (const Feature f : {Feature::mouth_width, Feature::mouth_lift}) {
    if (const std::optional<double> m = middle(f)) {
      spreads += (*m - generic_center(f)) / neutral_.spread_of(f) / 2.0;
    }
  }
  const bool happy = !happiness_.empty() && median_of(happiness_) > o.smile_happiness;
  const bool smiling =
      happiness_.empty() ? spreads > o.smile_spreads_alone : happy && spreads > o.smile_spreads;
  if (smiling) return Missing::smiling;
  return std::nullopt;
}

void Baseline::settle() {
  const std::optional<Missing> why = not_neutral();
  if (why && refusals_ < options_.baseline.most_refusals) {
    const int refusals = refusals_ + 1;
    reset();
    refusals_ = refusals;
    refused_ = why;
    return;
  }
  core::PersonalNeutral learned;
  learned.backend = backend_;
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    if (samples_[i].empty() || is_gaze(static_cast<Feature>(i))) continue;
    learned.measures[std::string(name(static_cast<Feature>(i)))] = {
        neutral_.center[i], neutral_.noise[i], static_cast<int>(samples_[i].size())};
  }
  learned_ = std::make_shared<const core::PersonalNeutral>(std::move(learned));
  settled_ = neutral_.center;
}

// Slow changes: light, posture, a neutral that was learned a little off.
void Baseline::follow_drift() {
  fitted_at_s_ = learned_s_;
  const BaselineOptions& o = options_.baseline;
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    std::vector<double> samples = std::exchange(samples_[i], {});
    const Feature feature = static_cast<Feature>(i);
    if (is_gaze(feature) || samples.empty()) continue;
    const double spread = drift_spread(feature);
    const double middle = median_of(samples);
    if (is_unknown(feature)) {
      neutral_.center[i] = settled_[i] = middle;
      neutral_.noise[i] = std::min(spread_of(samples, middle), o.max_noise * spread);
      continue;
    }
    const double off = middle - neutral_.center[i];
    if (std::abs(off) > o.drift_gate * spread) continue;
    neutral_.center[i] =
        std::clamp(neutral_.center[i] + o.drift_share * off, settled_[i] - o.max_drift * spread,
                   settled_[i] + o.max_drift * spread);
  }
  happiness_.clear();
}

// The head has its neutral place elsewhere now.
void Baseline::follow_move() {
  elsewhere_s_ = 0.0;
  ++seat_;
  for (const Feature f : kPlace) {
    const auto i = static_cast<std::size_t>(f);
    const std::vector<double>& samples = samples_[i];
    if (samples.empty()) continue;
    const std::optional<double> limit = limit_of(f, 0.0, options_);
    const double middle = median_of(samples);
    neutral_.center[i] = settled_[i] = limit ? std::clamp(middle, -*limit, *limit) : middle;
  }
}

}  // namespace attune::cues
