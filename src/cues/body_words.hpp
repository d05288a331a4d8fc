#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/cue.hpp"
#include "cues/face_words.hpp"

namespace attune::cues {

// Word and sentence of posture and movement; empty for other cues. `reading` has a value.
std::optional<Saying> say_body(const core::CueReading& reading);
std::vector<core::Part> body_parts(core::CueId id);  // empty for other cues
// Why a cue of the body cannot be read, in words of the body: "shoulders not in view"; empty where
// the usual words of the reason fit.
std::optional<std::string_view> body_reason(core::CueId id, core::Missing why);

}  // namespace attune::cues
