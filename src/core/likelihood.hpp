#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/state.hpp"

namespace attune::core {

// Probabilities as words, in one place for screen and reports. The cut-offs are those of the
// calibrated language of the IPCC (Mastrandrea et al. 2010, guidance note for lead authors, table
// 1: very likely from 90 %, likely from 66 %, about as likely as not from 33 %). Below, "perhaps"
// takes the place of its "unlikely": among fifteen readings one of 20 % can be the second best, and
// much less likely ones are not shown at all. "Possible" is not used: of all such words it means
// the most different things to different people (Mosteller and Youtz 1990, Statistical Science 5).
inline constexpr double kVeryLikely = 0.90;
inline constexpr double kLikely = 0.66;
inline constexpr double kAsLikelyAsNot = 0.33;

constexpr std::string_view likelihood_word(double probability) {
  if (probability >= kVeryLikely) return "very likely";
  if (probability >= kLikely) return "likely";
  if (probability >= kAsLikelyAsNot) return "as likely as not";
  return "perhaps";
}

// How sure an estimate is, on the same scale: "high" where it can be relied on as likely.
constexpr std::string_view sureness_word(double confidence) {
  if (confidence >= kLikely) return "high";
  if (confidence >= kAsLikelyAsNot) return "medium";
  return "low";
}

// The probability of a reading as far as the estimate can be trusted at all: that of the first is
// the estimate's confidence, and none of the others is more than that. This is what words are made
// of, so that "likely" never stands beside "how sure: low".
inline double trusted_probability(const StateEstimate& estimate, std::size_t reading) {
  if (reading == 0) return estimate.confidence;
  return std::min(estimate.readings.at(reading).probability, estimate.confidence);
}

}  // namespace attune::core
