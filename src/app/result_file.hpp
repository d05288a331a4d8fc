#pragma once

#include <string>
#include <string_view>

namespace attune::app {

// Writes a command's JSON to a file, or to standard output for "-". The file appears whole or not
// at all and replaces an earlier one. Throws core::Error{file}.
void write_result(const std::string& path, std::string_view text);

}  // namespace attune::app
