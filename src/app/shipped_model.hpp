#pragma once

#include <string>
#include <string_view>

namespace attune::app {

// Trained numbers that come with the source, as JSON in the folder of models.

// Throws core::Error{model}: `what` is wrong with the file `where`, whose name in assets/models is
// `file`, and how to get it back.
[[noreturn]] void refuse_model(std::string_view file, std::string_view where,
                               std::string_view what);

// The text of `file` in the folder of models. Throws core::Error{model} when it cannot be read.
std::string read_model(const std::string& model_dir, std::string_view file);

}  // namespace attune::app
