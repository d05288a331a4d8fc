#pragma once

#include <string>
#include <string_view>

#include "cues/options.hpp"

namespace attune::app {

// Puts the trained numbers of assets/models/eye_contact.json into the options of the cues. `where`
// names the file. Throws core::Error{model} with the remedy when the text is not that file whole:
// broken JSON, another kind or version, a number that is missing or out of its range.
void apply_eye_contact_model(std::string_view json, std::string_view where,
                             cues::CueOptions& options);

// Likewise from the file in the folder of models. Throws core::Error{model} when it is missing.
void load_eye_contact_model(const std::string& model_dir, cues::CueOptions& options);

}  // namespace attune::app
