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
#include "core/likelihood.hpp"
#include "state/affect.hpp"
#include "state/weigh.hpp"

namespace attune::state {
namespace {

using core::CueId;
using core::CueReading;
using core::CueSet;
using core::Missing;
using core::Reason;

constexpr double kFading = 3.0;     // evidence goes this many times faster than it comes
constexpr double kFastest_s = 0.1;  // but no faster than the fastest comes
// Time between two frames that counts as seen: a face that comes back after half a second has not
// been smiling all the while, nor has it stopped.
constexpr double kLongestStep_s = 0.2;

// These need not be readable, but end the quiet as well.
constexpr std::array kAlsoLoud{CueId::smile,     CueId::smile_asymmetry, CueId::au09,
                               CueId::au20,      CueId::tension,         CueId::shoulders,
                               CueId::body_turn, CueId::slouch,          CueId::fidgeting};
// A cue of this strength ends the quiet. A head that is turned or lowered a little is as much at
// rest as one that faces the camera [p]; looking elsewhere for long has its own reading.
constexpr double kLoudCue = 0.3;
constexpr double kLoudHead = 0.6;
double loud(CueId id) {
  return id == CueId::head_turn || id == CueId::head_nod ? kLoudHead : kLoudCue;
}
// Factors of how sure an estimate is; proposals.
constexpr double kLeastSupport = 0.4;      // left of the probability when its cues are all doubtful
constexpr double kOneCue = 0.8;            // a single cue can always have another cause
constexpr double kUnfitted = 0.8;          // compared with other people's faces, not this one's
constexpr double kDisagreement = 0.6;      // taken off when the whole face looks quite another way
constexpr double kFullDisagreement = 2.0;  // log-odds against, for that
constexpr double kNearlyAsWell = 0.6;      // share of the top probability
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

// Cues that mean the same for everyone and have no personal neutral.
bool never_fitted(CueId id) {
  return id == CueId::eye_contact || id == CueId::gaze_horizontal || id == CueId::gaze_vertical;
}

void put_first(std::size_t row, std::vector<std::size_t>& order) {
  const auto place = std::find(order.begin(), order.end(), row);
  std::rotate(order.begin(), place, place + 1);
}

}  // namespace

StateEstimator::StateEstimator(StateTable table, const StateOptions& options)
    : table_(std::move(table)), options_(options), window_(options.window_s) {
  for (const StateRow& row : table_.rows) evidence_.push_back(row.bias);
}

void StateEstimator::restart() {
  for (std::size_t i = 0; i < table_.rows.size(); ++i) evidence_[i] = table_.rows[i].bias;
  affect_.reset();
  window_.clear();
  seen_s_ = 0.0;
  choice_.clear();
}

double StateEstimator::quiet(const CueSet& cues, const Strengths& strengths) const {
  double quiet = 1.0 - window_.head_speed_rad_s() / options_.head_still_rad_s;
  // A cue that is there but doubtful ends the quiet as well: confidence does not count here.
  const auto hush = [&](CueId id) {
    const CueReading& reading = cues[id];
    if (!reading.value || reading.confidence <= 0.0) return;
    const double strength = std::abs(strengths[index(id)]) / reading.confidence;
    quiet = std::min(quiet, 1.0 - strength / loud(id));
  };
  for (const CueId id : kQuietCues) {
    const CueReading& reading = cues[id];
    if (!reading.value || !reading.fitted) return 0.0;
    hush(id);
  }
  for (const CueId id : kAlsoLoud) hush(id);
  // Brows stand for the face: they have no doubt of their own, as pressed lips have.
  quiet *= cues[CueId::brow_raise].confidence;
  quiet *= 1.0 - cues[CueId::eyes_closed].value.value_or(0.0);
  return std::max(0.0, quiet);
}

std::vector<double> StateEstimator::probabilities() const {
  std::vector<double> odds = evidence_;
  odds.push_back(0.0);  // where "no clear reading" stands
  const double most = *std::max_element(odds.begin(), odds.end());
  double sum = 0.0;
  for (double& o : odds) sum += o = std::exp(o - most);
  for (double& o : odds) o /= sum;
  return odds;
}

std::vector<std::size_t> StateEstimator::ranked_rows() const {
  std::vector<std::size_t> order(table_.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [this](std::size_t a, std::size_t b) { return evidence_[a] > evidence_[b]; });
  if (const std::optional<int> top = choice_.shown()) {
    const std::size_t row = static_cast<std::size_t>(*top);
    if (evidence_[order[0]] < evidence_[row] + options_.switch_margin) put_first(row, order);
  }
  return order;
}

core::StateEstimate StateEstimator::abstain(Missing why) const {
  core::StateEstimate estimate;
  estimate.abstained = why;
  estimate.how_sure = std::string(core::words(why));
  return estimate;
}

// Why the likeliest row is no reading; nothing when it is one.
std::optional<Missing> StateEstimator::too_doubtful(const std::vector<std::size_t>& order,
                                                    const std::vector<double>& probability,
                                                    const core::FaceQuality& quality,
                                                    const Evidence& evidence) const {
  // Once there is a reading, it may fade somewhat before it is given up.
  const double patience = choice_.shown() ? 0.6 : 1.0;
  const double least = std::max(probability.back(), options_.least_probability);
  if (probability[order[0]] < patience * least) {
    const bool poor = quality.score < 0.5 && !quality.problems.empty();
    return poor ? quality.problems.front() : Missing::too_little;
  }
  if (order.size() > 1 && evidence_[order[0]] - evidence_[order[1]] < options_.conflict_margin &&
      contradict(table_.rows[order[0]], table_.rows[order[1]], evidence)) {
    return Missing::conflicting;
  }
  return std::nullopt;
}

core::StateEstimate StateEstimator::judge(const CueSet& cues, const core::FaceQuality& quality,
                                          const Evidence& evidence) {
  std::vector<std::size_t> order = ranked_rows();
  const std::vector<double> probability = probabilities();
  const std::optional<Missing> doubt = too_doubtful(order, probability, quality, evidence);
  Wanted wanted;
  if (!doubt) wanted.row = static_cast<int>(order[0]);
  wanted.clearly = !doubt && probability[order[0]] >= options_.clear_probability;
  const std::optional<int> old = choice_.shown();
  wanted.old_over = old && probability[static_cast<std::size_t>(*old)] < options_.over_probability;
  const std::optional<int> top = choice_.follow(wanted, seen_s_);
  if (!top) return abstain(doubt.value_or(Missing::too_little));
  put_first(static_cast<std::size_t>(*top), order);

  core::StateEstimate estimate;
  for (const std::size_t row : order) {
    const double p = probability[row];
    if (row != order[0] && p < options_.list_probability) continue;
    estimate.readings.push_back({table_.rows[row].key, table_.rows[row].label, p,
                                 reasons_of(table_.rows[row], evidence, cues)});
    if (estimate.readings.size() == kMostReadings) break;
  }
  say_how_sure(cues, quality, evidence, estimate);
  return estimate;
}

// How far the top reading can be trusted: its probability, the cues' own confidence, and what this
// kind of state can be trusted at all.
void StateEstimator::say_how_sure(const CueSet& cues, const core::FaceQuality& quality,
                                  const Evidence& evidence, core::StateEstimate& estimate) const {
  const core::StateReading& top = estimate.readings[0];
  double weighed = 0.0;
  double total = 0.0;
  int speaking_for = 0;
  bool fitted = true;
  for (const Reason& reason : top.reasons) {
    if (reason.weight <= 0.0) continue;
    if (!reason.cue) {
      // Trained on faces at large, and its doubt is in its probabilities.
      weighed += reason.weight;
      total += reason.weight;
      ++speaking_for;
      continue;
    }
    const CueReading& cue = cues[*reason.cue];
    weighed += reason.weight * cue.confidence;
    total += reason.weight;
    ++speaking_for;
    fitted = fitted && (cue.fitted || never_fitted(cue.id));
  }
  const double support = total > 0.0 ? weighed / total : 0.0;
  const StateRow& row = table_.rows[static_cast<std::size_t>(*choice_.shown())];
  const double at_most = row.sure_at_most;
  const double against = std::clamp(-from_expression(row, evidence) / kFullDisagreement, 0.0, 1.0);
  const double sure = top.probability * (kLeastSupport + (1.0 - kLeastSupport) * support) *
                      (speaking_for < 2 ? kOneCue : 1.0) * (fitted ? 1.0 : kUnfitted);
  estimate.confidence = std::min(at_most, sure) * (1.0 - kDisagreement * against);

  std::string why;
  const auto looks = telling_class(row, evidence);
  if (against >= 0.25 && looks) {
    why = fmt::format("the whole face looks {}", look(*looks));
  } else if (!quality.problems.empty()) {
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
  const std::string_view level = core::sureness_word(estimate.confidence);
  estimate.how_sure =
      level == "high" || why.empty() ? std::string(level) : fmt::format("{} ({})", level, why);
}

void StateEstimator::follow(const Evidence& evidence, const CueSet& cues, double dt_s) {
  for (std::size_t i = 0; i < table_.rows.size(); ++i) {
    const StateRow& row = table_.rows[i];
    const double target = log_odds(row, evidence);
    // What took long to build up is over sooner: a mood that nothing shows any more is not kept.
    const double over_s =
        target < evidence_[i] ? std::max(kFastest_s, row.over_s / kFading) : row.over_s;
    evidence_[i] += (target - evidence_[i]) * (1.0 - std::exp(-dt_s / over_s));
  }
  const core::Affect affect = affect_of(evidence, cues);
  affect_ = affect_ ? blend(*affect_, affect, dt_s, options_.affect_over_s) : affect;
}

core::StateEstimate StateEstimator::update(const CueSet& cues,
                                           const std::optional<core::Expression>& expression,
                                           const core::FaceQuality& quality, double time_s) {
  ATTUNE_REQUIRE(!last_time_s_ || time_s > *last_time_s_);
  // A face that cannot be read for a moment keeps what is known; last_time_s_ stays, so that a long
  // loss is seen as a gap.
  if (const std::optional<Missing> why = nothing_readable(cues)) return abstain(*why);
  double dt_s = time_s - last_time_s_.value_or(time_s);
  if (dt_s > options_.gap_s) {
    restart();
    dt_s = 0.0;
  }
  last_time_s_ = time_s;
  dt_s = std::min(dt_s, kLongestStep_s);
  seen_s_ += dt_s;

  window_.add(cues, seen_s_);
  Evidence evidence;
  evidence.strengths = window_.steady();
  evidence.expression = expression;
  evidence.quiet = quiet(cues, evidence.strengths);
  follow(evidence, cues, dt_s);
  if (seen_s_ < options_.first_s) return abstain(Missing::too_short);
  core::StateEstimate estimate = judge(cues, quality, evidence);
  estimate.affect = affect_;
  return estimate;
}

}  // namespace attune::state
