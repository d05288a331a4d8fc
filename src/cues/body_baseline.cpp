#include "cues/body_baseline.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "cues/robust.hpp"

namespace attune::cues {
namespace {

// Where in the picture the body is: no posture, and another every time.
bool is_place(std::size_t i) {
  const auto f = static_cast<BodyFeature>(i);
  return f == BodyFeature::eyes_px || f == BodyFeature::ears_y || f == BodyFeature::shoulders_y;
}

}  // namespace

void BodyBaseline::reset() { *this = BodyBaseline(options_); }

bool BodyBaseline::is_calm(const BodyShape& shape, double yaw_rad, bool busy, double time_s) {
  const std::optional<double> before_s = std::exchange(last_s_, time_s);
  const BodyShape before = std::exchange(last_, shape);
  if (!before_s || time_s - *before_s > options_.max_gap_s) return false;
  const double eyes_px = std::exp(shape[BodyFeature::eyes_px]);
  const double step_px =
      std::max(std::abs(shape[BodyFeature::ears_y] - before[BodyFeature::ears_y]),
               std::abs(shape[BodyFeature::shoulders_y] - before[BodyFeature::shoulders_y]));
  // Tremble of a tenth of the distance between the eyes is no movement, however short the time.
  const double allowed = std::max(options_.max_shift_speed * (time_s - *before_s), 0.1);
  return !busy && std::abs(yaw_rad) <= options_.max_learn_yaw_rad && step_px <= allowed * eyes_px;
}

void BodyBaseline::update(const BodyShape& shape, double yaw_rad, bool busy, double time_s) {
  const double step_s = last_s_ ? time_s - *last_s_ : 0.0;
  const bool calm = is_calm(shape, yaw_rad, busy, time_s);
  // The first calm look after a movement only begins a calm time.
  if (calm && was_calm_) learned_s_ += step_s;
  was_calm_ = calm;
  if (!calm) return;
  for (std::size_t i = 0; i < kBodyFeatureCount; ++i) samples_[i].push_back(shape.values[i]);
  if (learned_s_ >= options_.refine_s && fitted_) {
    if (learned_s_ - fitted_at_s_ >= options_.drift_step_s) follow_drift();
    return;
  }
  const bool enough = samples_[0].size() >= static_cast<std::size_t>(options_.min_looks);
  if (enough && learned_s_ - fitted_at_s_ >= options_.learn_s) fit();
}

void BodyBaseline::fit() {
  fitted_at_s_ = learned_s_;
  for (std::size_t i = 0; i < kBodyFeatureCount; ++i) {
    center_.values[i] = median_of(samples_[i]);
    noise_.values[i] = spread_of(samples_[i], center_.values[i]);
  }
  fitted_ = true;
  settled_ = center_;
}

void BodyBaseline::follow_drift() {
  fitted_at_s_ = learned_s_;
  for (std::size_t i = 0; i < kBodyFeatureCount; ++i) {
    std::vector<double> samples = std::exchange(samples_[i], {});
    if (is_place(i) || samples.empty()) continue;
    const double off = median_of(std::move(samples)) - center_.values[i];
    if (std::abs(off) > options_.drift_gate) continue;
    center_.values[i] = std::clamp(center_.values[i] + options_.drift_share * off,
                                   settled_.values[i] - options_.max_drift,
                                   settled_.values[i] + options_.max_drift);
  }
}

}  // namespace attune::cues
