#include "state/evidence_window.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "state/cue_strength.hpp"

namespace attune::state {
namespace {

using core::CueId;

constexpr std::array kHeadCues{CueId::head_turn, CueId::head_nod, CueId::head_tilt};
// Durations are sums of rounded frame times.
constexpr double kSlack_s = 1e-9;

using Weighted = std::pair<double, double>;  // value, duration

// The first value at which half of the time has passed.
template <typename Iterator>
double at_half(Iterator begin, Iterator end, double half_s) {
  double passed_s = 0.0;
  for (Iterator it = begin; it != end; ++it) {
    passed_s += it->second;
    if (passed_s >= half_s - kSlack_s) return it->first;
  }
  return 0.0;
}

}  // namespace

void EvidenceWindow::add(const core::CueSet& cues, double time_s) {
  const double before_s = moments_.empty() ? time_s : moments_.back().time_s;
  Moment moment;
  moment.time_s = time_s;
  moment.duration_s = time_s - before_s;
  for (std::size_t i = 0; i < core::kCueCount; ++i) {
    moment.strengths[i] = cue_strength(cues.readings[i]) * cues.readings[i].confidence;
  }
  for (std::size_t i = 0; i < kHeadCues.size(); ++i) moment.head[i] = cues[kHeadCues[i]].value;
  moments_.push_back(moment);
  while (moments_.front().time_s <= time_s - window_s_ + kSlack_s) moments_.pop_front();
}

Strengths EvidenceWindow::steady() const {
  Strengths result{};
  std::vector<Weighted> sorted;
  for (std::size_t i = 0; i < core::kCueCount; ++i) {
    sorted.clear();
    double seen_s = 0.0;
    for (const Moment& moment : moments_) {
      sorted.emplace_back(moment.strengths[i], moment.duration_s);
      seen_s += moment.duration_s;
    }
    sorted.emplace_back(0.0, std::max(0.0, window_s_ - seen_s));
    std::sort(sorted.begin(), sorted.end());
    const double half_s = std::max(window_s_, seen_s) / 2.0;
    const double low = at_half(sorted.begin(), sorted.end(), half_s);
    const double high = at_half(sorted.rbegin(), sorted.rend(), half_s);
    result[i] = std::abs(low) < std::abs(high) ? low : high;
  }
  return result;
}

double EvidenceWindow::head_speed_rad_s() const {
  double most = 0.0;
  for (std::size_t i = 0; i < kHeadCues.size(); ++i) {
    std::optional<double> low;
    std::optional<double> high;
    for (const Moment& moment : moments_) {
      if (!moment.head[i]) continue;
      low = std::min(low.value_or(*moment.head[i]), *moment.head[i]);
      high = std::max(high.value_or(*moment.head[i]), *moment.head[i]);
    }
    if (low) most = std::max(most, (*high - *low) / window_s_);
  }
  return most;
}

}  // namespace attune::state
