#pragma once

#include <string>
#include <string_view>

#include "cues/options.hpp"

namespace attune::app {

// Puts the trained rules of assets/models/photo_cues.json into the options of the cues. `where`
// names the file. Throws core::Error{model} with the remedy when the text is not that file whole:
// broken JSON, another kind or version, an unknown measure, a number that is missing or out of its
// range.
void apply_photo_cues_model(std::string_view json, std::string_view where,
                            cues::CueOptions& options);

// Likewise from the file in the folder of models. Throws core::Error{model} when it is missing.
void load_photo_cues_model(const std::string& model_dir, cues::CueOptions& options);

}  // namespace attune::app
