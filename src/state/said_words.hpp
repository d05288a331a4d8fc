#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/cue.hpp"
#include "core/state.hpp"

namespace attune::state {

// What a watched person said about how they are; the user tells it with a key.
enum class Said { fine, happy, sad, angry, worried, tired };
inline constexpr std::array kAllSaid{Said::fine,  Said::happy,   Said::sad,
                                     Said::angry, Said::worried, Said::tired};

// A word for the screen, e.g. "worried".
std::string_view word(Said said);

enum class Agreement { agree, differ, cannot_say };

struct SaidAnswer {
  Agreement agreement = Agreement::cannot_say;
  // Two or three calm sentences; never that somebody does not mean what they say.
  std::string text;
};

// Compares what was said with what the cues may go with. They differ only when the top reading is
// at least a little sure and goes another way; without a reading nothing can be said.
SaidAnswer compare(Said said, const core::StateEstimate& estimate, const core::CueSet& cues);

}  // namespace attune::state
