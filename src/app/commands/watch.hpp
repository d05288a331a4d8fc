#pragma once

#include <optional>
#include <string>

#include "app/options.hpp"
#include "app/window.hpp"
#include "core/clock.hpp"

namespace attune::app {

// The window, as asked for on the command line.
struct WatchOptions {
  CommonOptions common;
  std::string source;  // empty: the window chooses, see app/window.hpp
  std::optional<std::string> screenshot;
  double screenshot_at_s = 5.0;
  std::optional<bool> mirror;  // empty: as set in the window
  std::optional<int> window_width;
  std::optional<int> window_height;
  // For tests and measurements.
  std::string keys;
  std::optional<std::string> stats;
  std::optional<double> leave_after_s;
};

int run_watch(const WatchOptions& options, core::Clock& clock);

// The window that these ask for. Throws core::Error as find_assets() and analyzer_options() do.
WindowOptions window_options(const WatchOptions& options);

// --data-dir, else the user's data folder. Throws core::Error{file} when there is none.
std::string choose_data_dir(const CommonOptions& common);

// Tries to open a window that is not shown; what is wrong in one line, or empty.
std::string window_trouble();

}  // namespace attune::app
