#include "state/weigh.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "state/both_sides.hpp"
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

using Sums = std::array<double, core::kCueCount>;

// What each cue adds, what is quiet included.
Sums sums_of(const StateRow& row, const Evidence& evidence, const core::CueSet& cues) {
  Sums sums{};
  for (const StateRow::Weight& w : row.weights) sums[index(w.cue)] += weighed(w, evidence);
  if (row.quiet_weight <= 0.0) return sums;
  // A cue that moves just now is no reason for calm, though it has not ended the quiet yet.
  std::vector<CueId> quiet(kQuietCues.begin(), kQuietCues.end());
  std::erase_if(quiet, [&cues](CueId id) { return cue_strength(cues[id]) != 0.0; });
  for (const CueId id : quiet) {
    sums[index(id)] += row.quiet_weight * evidence.quiet / static_cast<double>(quiet.size());
  }
  return sums;
}

// Cues of two sides follow each other, "au12_right" before "au12_left".
bool has_twin(std::size_t i) { return core::all_cues()[i].name.ends_with("_right"); }

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
  Sums sums = sums_of(row, evidence, cues);
  std::vector<Reason> reasons;
  std::vector<Reason> against;
  const auto add = [&](Reason reason) {
    if (std::abs(reason.weight) < kLeastReason || reason.sentence.empty()) return;
    (reason.weight > 0.0 ? reasons : against).push_back(std::move(reason));
  };
  for (std::size_t i = 0; i < core::kCueCount; ++i) {
    if (!cues.readings[i].value) continue;
    std::string sentence = cues.readings[i].sentence;
    if (has_twin(i) && cues.readings[i + 1].value && sums[i] * sums[i + 1] > 0.0) {
      if (auto both = both_sides(sentence, cues.readings[i + 1].sentence)) {
        sentence = std::move(*both);
        sums[i] += std::exchange(sums[i + 1], 0.0);
      }
    }
    add({static_cast<CueId>(i), sums[i], std::move(sentence)});
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
