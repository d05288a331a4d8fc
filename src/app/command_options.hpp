#pragma once

#include <CLI/CLI.hpp>

#include "app/commands/watch.hpp"
#include "app/options.hpp"

namespace attune::app {

// The options that every command has, so that they may stand before or after its name.
void add_common(CLI::App& app, CommonOptions& common);

// Those of every command that opens the window.
void add_window(CLI::App& app, WatchOptions& watch);

}  // namespace attune::app
