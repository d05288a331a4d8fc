#include "state/state_estimator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "state/cue_strength.hpp"

namespace attune::state {
namespace {

using core::CueId;
using core::CueReading;
using core::CueSet;
using core::Missing;
using core::Reason;

// A face is quiet when all of these are readable and say nothing.
constexpr std::array kQuietCues{CueId::brow_raise,        CueId::brow_lower,
                                CueId::mouth_corners,     CueId::mouth_open,
                                CueId::lips_pressed,      CueId::eye_openness_right,
                                CueId::eye_openness_left, CueId::head_turn,
                                CueId::head_nod,          CueId::lean};
constexpr double kFading = 3.0;     // evidence goes this many times faster than it comes
constexpr double kFastest_s = 0.1;  // but no faster than the fastest comes
// Time between two frames that counts as seen: a face that comes back after half a second has not
// been smiling all the while, nor has it stopped.
constexpr double kLongestStep_s = 0.2;

// Below this a contribution is not worth a line on the screen.
constexpr double kLeastReason = 0.15;
constexpr std::size_t kMostReasons = 5;
// A cue of this strength ends the quiet.
constexpr double kLoudCue = 0.2;
// Factors of how sure an estimate is; proposals.
constexpr double kLeastSupport = 0.4;  // left of the probability when its cues are all doubtful
constexpr double kOneCue = 0.8;        // a single cue can always have another cause
constexpr double kUnfitted = 0.8;      // compared with other people's faces, not this one's
constexpr double kNearlyAsWell = 0.6;  // share of the top probability
constexpr std::size_t kMostReadings = 3;

std::size_t index(CueId id) { return static_cast<std::size_t>(id); }

// The reason that most cues give for being unreadable; empty when any cue can be read.
std::optional<Missing> nothing_readable(const CueSet& cues) {
  std::map<Missing, int> votes;
  for (const CueReading& reading : cues.readings) {
    if (reading.value) return std::nullopt;
    if (reading.missing) ++votes[*reading.missing];
  }
  if (votes.empty()) return Missing::no_face;
  return std::max_element(votes.begin(), votes.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// Log-odds that one cue adds to a state.
double contribution(const StateRow& row, CueId cue, const Strengths& strengths) {
  double sum = 0.0;
  for (const StateRow::Weight& w : row.weights) {
    if (w.cue == cue) sum += w.weight * strength_toward(strengths[index(cue)], w.direction);
  }
  return sum;
}

// Whether the cue that speaks loudest for `one` speaks against `other`.
bool opposes(const StateRow& one, const StateRow& other, const Strengths& strengths) {
  double best = 0.0;
  std::optional<CueId> loudest;
  for (const StateRow::Weight& w : one.weights) {
    const double here = contribution(one, w.cue, strengths);
    if (here > best) {
      best = here;
      loudest = w.cue;
    }
  }
  return loudest && contribution(other, *loudest, strengths) < 0.0;
}

bool contradict(const StateRow& a, const StateRow& b, const Strengths& strengths) {
  return opposes(a, b, strengths) && opposes(b, a, strengths);
}

// Cues that mean the same for everyone and have no personal neutral.
bool never_fitted(CueId id) {
  return id == CueId::eye_contact || id == CueId::gaze_horizontal || id == CueId::gaze_vertical;
}

}  // namespace

StateEstimator::StateEstimator(StateTable table, const StateOptions& options)
    : table_(std::move(table)), options_(options), window_(options.window_s) {
  for (const StateRow& row : table_.rows) evidence_.push_back(row.bias);
}

void StateEstimator::restart() {
  for (std::size_t i = 0; i < table_.rows.size(); ++i) evidence_[i] = table_.rows[i].bias;
  window_.clear();
  seen_s_ = 0.0;
  top_ = -1;
}

double StateEstimator::quiet(const CueSet& cues, const Strengths& strengths) const {
  double quiet = 1.0 - window_.head_speed_rad_s() / options_.head_still_rad_s;
  for (const CueId id : kQuietCues) {
    const CueReading& reading = cues[id];
    if (!reading.value || !reading.fitted) return 0.0;
    // A cue that is there but doubtful ends the quiet as well: confidence does not count here.
    const double strength =
        reading.confidence > 0.0 ? std::abs(strengths[index(id)]) / reading.confidence : 0.0;
    quiet = std::min(quiet, 1.0 - strength / kLoudCue);
  }
  // Brows stand for the face: they have no doubt of their own, as pressed lips have.
  quiet *= cues[CueId::brow_raise].confidence;
  quiet *= 1.0 - cues[CueId::eyes_closed].value.value_or(0.0);
  return std::max(0.0, quiet);
}

std::vector<std::size_t> StateEstimator::ranked_rows() const {
  std::vector<std::size_t> order(table_.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [this](std::size_t a, std::size_t b) { return evidence_[a] > evidence_[b]; });
  if (top_ < 0) return order;
  const std::size_t top = static_cast<std::size_t>(top_);
  if (evidence_[order[0]] < evidence_[top] + options_.switch_margin) {
    const auto old = std::find(order.begin(), order.end(), top);
    std::rotate(order.begin(), old, old + 1);
  }
  return order;
}

std::vector<Reason> StateEstimator::reasons_of(const StateRow& row, const Strengths& strengths,
                                               double quiet, const CueSet& cues) const {
  std::array<double, core::kCueCount> sums{};
  for (const StateRow::Weight& w : row.weights) {
    sums[index(w.cue)] += w.weight * strength_toward(strengths[index(w.cue)], w.direction);
  }
  if (row.quiet_weight > 0.0) {
    const double share = row.quiet_weight * quiet / static_cast<double>(kQuietCues.size());
    for (const CueId id : kQuietCues) sums[index(id)] += share;
  }
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < core::kCueCount; ++i) {
    if (std::abs(sums[i]) < kLeastReason || !cues.readings[i].value) continue;
    reasons.push_back({static_cast<CueId>(i), sums[i], cues.readings[i].sentence});
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
    return std::abs(a.weight) > std::abs(b.weight);
  });
  if (reasons.size() > kMostReasons) reasons.resize(kMostReasons);
  return reasons;
}

core::StateEstimate StateEstimator::abstain(Missing why) {
  core::StateEstimate estimate;
  estimate.abstained = why;
  estimate.how_sure = std::string(core::words(why));
  top_ = -1;
  return estimate;
}

core::StateEstimate StateEstimator::judge(const CueSet& cues, const core::FaceQuality& quality,
                                          const Strengths& strengths, double quiet) {
  const std::vector<std::size_t> order = ranked_rows();
  const double most = std::max(0.0, *std::max_element(evidence_.begin(), evidence_.end()));
  double sum = std::exp(-most);  // "no clear reading" stands at log-odds 0
  for (const double e : evidence_) sum += std::exp(e - most);
  const auto probability = [&](std::size_t row) { return std::exp(evidence_[row] - most) / sum; };

  const double best = probability(order[0]);
  const double none = std::exp(-most) / sum;
  // Once there is a reading, it may fade somewhat before it is given up.
  const double patience = top_ >= 0 ? 0.8 : 1.0;
  if (best < patience * std::max(none, options_.least_probability)) {
    const bool poor = quality.score < 0.5 && !quality.problems.empty();
    return abstain(poor ? quality.problems.front() : Missing::too_little);
  }
  if (order.size() > 1 && evidence_[order[0]] - evidence_[order[1]] < options_.conflict_margin &&
      contradict(table_.rows[order[0]], table_.rows[order[1]], strengths)) {
    return abstain(Missing::conflicting);
  }
  top_ = static_cast<int>(order[0]);

  core::StateEstimate estimate;
  for (const std::size_t row : order) {
    const double p = probability(row);
    if (row != order[0] && p < options_.list_probability) continue;
    estimate.readings.push_back({table_.rows[row].key, table_.rows[row].label, p,
                                 reasons_of(table_.rows[row], strengths, quiet, cues)});
    if (estimate.readings.size() == kMostReadings) break;
  }
  say_how_sure(cues, quality, estimate);
  return estimate;
}

// How far the top reading can be trusted: its probability, the cues' own confidence, and what this
// kind of state can be trusted at all.
void StateEstimator::say_how_sure(const CueSet& cues, const core::FaceQuality& quality,
                                  core::StateEstimate& estimate) const {
  const core::StateReading& top = estimate.readings[0];
  double weighed = 0.0;
  double total = 0.0;
  int speaking_for = 0;
  bool fitted = true;
  for (const Reason& reason : top.reasons) {
    if (reason.weight <= 0.0) continue;
    if (!reason.cue) continue;
    const CueReading& cue = cues[*reason.cue];
    weighed += reason.weight * cue.confidence;
    total += reason.weight;
    ++speaking_for;
    fitted = fitted && (cue.fitted || never_fitted(cue.id));
  }
  const double support = total > 0.0 ? weighed / total : 0.0;
  const double at_most = table_.rows[static_cast<std::size_t>(top_)].sure_at_most;
  const double sure = top.probability * (kLeastSupport + (1.0 - kLeastSupport) * support) *
                      (speaking_for < 2 ? kOneCue : 1.0) * (fitted ? 1.0 : kUnfitted);
  estimate.confidence = std::min(at_most, sure);

  std::string_view why;
  if (!quality.problems.empty()) {
    why = core::words(quality.problems.front());
  } else if (!fitted) {
    why = "still learning this face";
  } else if (sure > at_most) {
    why = "faces show this poorly";
  } else if (estimate.readings.size() > 1 &&
             estimate.readings[1].probability > kNearlyAsWell * top.probability) {
    why = "another reading fits nearly as well";
  } else if (speaking_for < 2) {
    why = "one cue only";
  }
  const bool high = estimate.confidence >= options_.high_confidence;
  const bool medium = estimate.confidence >= options_.medium_confidence;
  const std::string_view level = high ? "high" : medium ? "medium" : "low";
  estimate.how_sure = high || why.empty() ? std::string(level) : fmt::format("{} ({})", level, why);
}

core::StateEstimate StateEstimator::update(const CueSet& cues, const core::FaceQuality& quality,
                                           double time_s) {
  ATTUNE_REQUIRE(!last_time_s_ || time_s > *last_time_s_);
  // A face that cannot be read for a moment keeps what is known; last_time_s_ stays, so that a long
  // loss is seen as a gap.
  if (const std::optional<Missing> why = nothing_readable(cues)) {
    const int top = top_;
    core::StateEstimate estimate = abstain(*why);
    top_ = top;
    return estimate;
  }
  double dt_s = time_s - last_time_s_.value_or(time_s);
  if (dt_s > options_.gap_s) {
    restart();
    dt_s = 0.0;
  }
  last_time_s_ = time_s;
  dt_s = std::min(dt_s, kLongestStep_s);
  seen_s_ += dt_s;

  window_.add(cues, seen_s_);
  const Strengths strengths = window_.steady();
  const double quiet_now = quiet(cues, strengths);
  for (std::size_t i = 0; i < table_.rows.size(); ++i) {
    const StateRow& row = table_.rows[i];
    double target = row.bias + row.quiet_weight * quiet_now;
    for (const StateRow::Weight& w : row.weights) {
      target += w.weight * strength_toward(strengths[index(w.cue)], w.direction);
    }
    // What took long to build up is over sooner: a mood that nothing shows any more is not kept.
    const double over_s =
        target < evidence_[i] ? std::max(kFastest_s, row.over_s / kFading) : row.over_s;
    evidence_[i] += (target - evidence_[i]) * (1.0 - std::exp(-dt_s / over_s));
  }
  if (seen_s_ < options_.first_s) return abstain(Missing::too_short);
  return judge(cues, quality, strengths, quiet_now);
}

}  // namespace attune::state
