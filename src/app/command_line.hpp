#pragma once

#include <string>
#include <vector>

#include "core/clock.hpp"

namespace attune::app {

// What the program was asked to do and does: reads the arguments (without the program's name), runs
// the command, and turns errors into one line on stderr and the exit code: 0 done, 1 failed,
// 2 wrong usage.
int run_command_line(const std::vector<std::string>& arguments, core::Clock& clock);

// `word` was read as the name of a result file: whether it rather names a source, so that
// `bench --json demo` measures the demo. Looks at the disk; a .json file is always a result's.
bool names_source(const std::string& word);

// The command that a mistyped word was probably meant to be; empty when none is near.
std::string nearest_command(const std::string& word);

}  // namespace attune::app
