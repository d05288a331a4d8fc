#pragma once

#include <string>

namespace attune::app {

// `word` was read as the name of a result file: whether it rather names a source, so that
// `bench --json demo` measures the demo. Looks at the disk; a .json file is always a result's.
bool names_source(const std::string& word);

// The command that a mistyped word was probably meant to be; empty when none is near.
std::string nearest_command(const std::string& word);

}  // namespace attune::app
