#pragma once

#include "core/cue.hpp"

namespace attune::cues {

// Fills `word`, `sentence` and `parts` of a reading from its value, its intensity and `active`;
// for a missing value they tell the reason. Left and right are the subject's ("their left").
// `options` decide where "toward you" begins and ends.
struct WordLimits {
  double toward = 0.6;  // EyeContactOptions::word_toward
  double away = 0.4;    // EyeContactOptions::word_away
};
void put_into_words(core::CueReading& reading, const WordLimits& limits);

}  // namespace attune::cues
