#include "state/weigh.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "state/cue_strength.hpp"

namespace attune::state {
namespace {

using core::CueId;
using core::ExpressionClass;
using core::Reason;

// Below this a contribution is not worth a line on the screen.
constexpr double kLeastReason = 0.15;
constexpr std::size_t kMostReasons = 5;
constexpr std::size_t kPlacesAgainst = 2;

std::size_t index(CueId id) { return static_cast<std::size_t>(id); }

double weighed(const StateRow::Weight& w, const Evidence& evidence) {
  return w.weight * strength_toward(evidence.strengths[index(w.cue)], w.direction);
}

// Whether what speaks loudest for `one` speaks against `other`.
bool opposes(const StateRow& one, const StateRow& other, const Evidence& evidence) {
  double best = from_expression(one, evidence);
  double to_other = from_expression(other, evidence);
  for (const StateRow::Weight& w : one.weights) {
    const double here = from_cue(one, w.cue, evidence);
    if (here <= best) continue;
    best = here;
    to_other = from_cue(other, w.cue, evidence);
  }
  return best > 0.0 && to_other < 0.0;
}

bool louder(const Reason& a, const Reason& b) { return std::abs(a.weight) > std::abs(b.weight); }

}  // namespace

double from_cue(const StateRow& row, CueId cue, const Evidence& evidence) {
  double sum = 0.0;
  for (const StateRow::Weight& w : row.weights) {
    if (w.cue == cue) sum += weighed(w, evidence);
  }
  return sum;
}

double from_expression(const StateRow& row, const Evidence& evidence) {
  if (!evidence.expression) return 0.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    sum += row.expression[i] * evidence.expression->probability[i];
  }
  return sum;
}

double log_odds(const StateRow& row, const Evidence& evidence) {
  double sum = row.bias + row.quiet_weight * evidence.quiet + from_expression(row, evidence);
  for (const StateRow::Weight& w : row.weights) sum += weighed(w, evidence);
  return sum;
}

bool contradict(const StateRow& a, const StateRow& b, const Evidence& evidence) {
  return opposes(a, b, evidence) && opposes(b, a, evidence);
}

std::string_view look(ExpressionClass expression) {
  switch (expression) {
    case ExpressionClass::neutral:
      return "neutral";
    case ExpressionClass::happiness:
      return "happy";
    case ExpressionClass::surprise:
      return "surprised";
    case ExpressionClass::sadness:
      return "sad";
    case ExpressionClass::anger:
      return "angry";
    case ExpressionClass::disgust:
      return "disgusted";
    case ExpressionClass::fear:
      return "afraid";
    case ExpressionClass::contempt:
      return "contemptuous";
  }
  return "neutral";
}

std::optional<ExpressionClass> telling_class(const StateRow& row, const Evidence& evidence) {
  if (!evidence.expression) return std::nullopt;
  const double sign = from_expression(row, evidence) < 0.0 ? -1.0 : 1.0;
  double most = 0.0;
  std::optional<ExpressionClass> telling;
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    const double here = sign * row.expression[i] * evidence.expression->probability[i];
    if (here <= most) continue;
    most = here;
    telling = static_cast<ExpressionClass>(i);
  }
  return telling;
}

std::vector<Reason> reasons_of(const StateRow& row, const Evidence& evidence,
                               const core::CueSet& cues) {
  std::array<double, core::kCueCount> sums{};
  for (const StateRow::Weight& w : row.weights) sums[index(w.cue)] += weighed(w, evidence);
  if (row.quiet_weight > 0.0) {
    const double share = row.quiet_weight * evidence.quiet / static_cast<double>(kQuietCues.size());
    for (const CueId id : kQuietCues) sums[index(id)] += share;
  }
  std::vector<Reason> reasons;
  std::vector<Reason> against;
  const auto add = [&](Reason reason) {
    if (std::abs(reason.weight) < kLeastReason || reason.sentence.empty()) return;
    (reason.weight > 0.0 ? reasons : against).push_back(std::move(reason));
  };
  for (std::size_t i = 0; i < core::kCueCount; ++i) {
    if (!cues.readings[i].value) continue;
    add({static_cast<CueId>(i), sums[i], cues.readings[i].sentence});
  }
  if (const auto telling = telling_class(row, evidence)) {
    add({std::nullopt, from_expression(row, evidence),
         fmt::format("The face as a whole looks {}.", look(*telling))});
  }
  std::stable_sort(reasons.begin(), reasons.end(), louder);
  std::stable_sort(against.begin(), against.end(), louder);
  const std::size_t kept =
      std::min(against.size(),
               std::max(kPlacesAgainst, kMostReasons - std::min(kMostReasons, reasons.size())));
  reasons.resize(std::min(reasons.size(), kMostReasons - kept));
  reasons.insert(reasons.end(), against.begin(), against.begin() + static_cast<long>(kept));
  std::stable_sort(reasons.begin(), reasons.end(), louder);
  return reasons;
}

}  // namespace attune::state
