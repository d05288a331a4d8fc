#include "cues/movement.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {

using core::CueId;
using core::CueReading;
using core::Missing;

void NoiseFloor::add(double share, double span_s, double time_s) {
  while (!bins_.empty() && bins_.front().end_s <= time_s - options_.floor_window_s) {
    bins_.pop_front();
  }
  sum_ += share * span_s;
  span_s_ += span_s;
  if (span_s_ < options_.floor_bin_s) return;
  bins_.push_back({time_s, sum_ / span_s_});
  sum_ = 0.0;
  span_s_ = 0.0;
}

double NoiseFloor::value() const {
  if (bins_.empty()) return 0.0;
  const auto calmest = std::min_element(bins_.begin(), bins_.end(),
                                        [](const Bin& a, const Bin& b) { return a.mean < b.mean; });
  return std::min(calmest->mean, options_.max_floor);
}

Movement::Movement(const MovementOptions& options)
    : options_(options),
      head_(options),
      body_(options),
      fidgets_(options.fidget_window_s),
      still_(options.still_window_s),
      usual_(options.usual_window_s) {}

double Movement::Region::over_noise(double share, double span_s, double time_s) {
  floor.add(share, span_s, time_s);
  return std::max(0.0, share - floor.value());
}

void Movement::follow_still(double head, std::optional<double> body, double span_s, double time_s) {
  const bool still = head <= options_.still_head && (!body || *body <= options_.still_body);
  still_.add(time_s, span_s, still);
  usual_.add(time_s, span_s, still);
}

CueReading Movement::read_fidgeting(double confidence) const {
  if (fidgets_.observed_s() < options_.fidget_observed_s) {
    return missing_reading(CueId::fidgeting, Missing::too_short);
  }
  const double share = fidgets_.counted_s() / fidgets_.observed_s();
  return value_reading(CueId::fidgeting, graded(share, options_.fidget_share), confidence, true,
                       options_.fidget_steps);
}

CueReading Movement::read_stillness(double confidence) const {
  if (usual_.observed_s() < options_.usual_observed_s ||
      still_.observed_s() < 0.8 * options_.still_window_s) {
    return missing_reading(CueId::stillness, Missing::too_short);
  }
  const double now = graded(still_.counted_s() / still_.observed_s(), options_.still_share);
  const double usual = graded(usual_.counted_s() / usual_.observed_s(), options_.usual_share);
  return value_reading(CueId::stillness, now * (1.0 - usual), confidence, true,
                       options_.still_steps);
}

void Movement::read(const core::Motion& motion, double confidence, double time_s,
                    core::CueSet& cues) {
  fidgets_.forget(time_s);
  still_.forget(time_s);
  usual_.forget(time_s);
  const auto usable = [](const std::optional<double>& share) {
    return share && std::isfinite(*share) && *share >= 0.0;
  };
  const Missing why = motion.missing.value_or(Missing::not_provided);
  for (const CueId id :
       {CueId::head_movement, CueId::body_movement, CueId::fidgeting, CueId::stillness}) {
    cues[id] = missing_reading(id, why);
  }
  if (!usable(motion.head)) {
    last_s_.reset();
    return;
  }
  const double gap_s = last_s_ ? time_s - *last_s_ : 0.0;
  const bool joined = last_s_ && gap_s <= options_.max_gap_s;
  const double span_s = joined ? gap_s : 0.0;
  last_s_ = time_s;
  const double sure = std::max(confidence, options_.least_confidence);
  const auto level = [&](CueId id, Region& region, double over, const Grade& grade) {
    if (!joined || !region.last_s || time_s - *region.last_s > options_.max_gap_s) {
      region.level.restart();
    }
    region.smooth = region.level.update(over, span_s, options_.smooth_s);
    region.last_s = time_s;
    cues[id] = value_reading(id, graded(region.smooth, grade), sure, true, options_.steps);
  };
  const double head = head_.over_noise(*motion.head, span_s, time_s);
  level(CueId::head_movement, head_, head, options_.head);

  std::optional<double> body;
  if (usable(motion.body)) {
    body = body_.over_noise(*motion.body, span_s, time_s);
    level(CueId::body_movement, body_, *body, options_.body);
    if (span_s > 0.0) {
      const bool small = *body > options_.fidget_least + options_.fidget_head * head &&
                         *body < options_.fidget_most;
      fidgets_.add(time_s, span_s, small);
    }
    cues[CueId::fidgeting] = read_fidgeting(sure);
  }
  if (span_s > 0.0) follow_still(head, body, span_s, time_s);
  cues[CueId::stillness] = read_stillness(sure * (body ? 1.0 : options_.head_only_confidence));
}

}  // namespace attune::cues
