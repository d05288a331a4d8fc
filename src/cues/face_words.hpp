#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cue.hpp"

namespace attune::cues {

struct Saying {
  std::string word;
  std::string sentence;
};

// Word and sentence of smiles, action units, tension, gestures, speech and presence; empty for
// other cues. `reading` has a value.
std::optional<Saying> say_face(const core::CueReading& reading);
std::vector<core::Part> face_parts(core::CueId id);

// "slightly raised", "raised", "strongly raised".
std::string with_degree(core::Intensity intensity, std::string_view what);

}  // namespace attune::cues
