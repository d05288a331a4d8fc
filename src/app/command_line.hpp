#pragma once

#include <string>
#include <vector>

#include "core/clock.hpp"

namespace attune::app {

// What the program was asked to do and does: reads the arguments (without the program's name), runs
// the command, and turns errors into one line on stderr and the exit code: 0 done, 1 failed,
// 2 wrong usage.
int run_command_line(const std::vector<std::string>& arguments, core::Clock& clock);

}  // namespace attune::app
