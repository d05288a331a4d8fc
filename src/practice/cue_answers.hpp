#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cue.hpp"
#include "practice/vocabulary.hpp"

namespace attune::practice {

struct CueAnswerOptions {
  double away = 0.4;  // eye contact below this is "away": where its word changes
};

// An answer that the cues of a part fit, with the cue that says so.
struct CueAnswer {
  std::string_view key;
  core::CueId cue = core::CueId::eye_contact;
  double confidence = 0.0;  // [0,1], of the cue
};

// What Attune reads of a part, in the answers of the lessons.
struct PartReading {
  std::vector<CueAnswer> answers;        // the surest first; several may fit: open and raised
  std::optional<core::Missing> missing;  // why there is none; empty: nothing that a lesson asks for
};

// Cues that stand out answer; when none does and all of them can be read, the part is as usual.
PartReading read_part(Part part, const core::CueSet& cues, const CueAnswerOptions& options = {});

bool fits(const PartReading& reading, std::string_view answer);

// The lessons' word for a state of assets/states.json; empty when they have none.
std::string_view answer_for_state(std::string_view state);

}  // namespace attune::practice
