#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/guide.hpp"
#include "app/practice_desk.hpp"
#include "capture/source.hpp"
#include "core/clock.hpp"
#include "pipeline/analyzer.hpp"

namespace attune::app {

struct WindowOptions {
  // As on the command line. Empty: the camera or stream of the last time, else the first camera,
  // else the demonstration clip (and the window says so).
  std::string source;
  pipeline::AnalyzerOptions analyzer;
  capture::SourceOptions capture;
  std::filesystem::path data_dir;  // for settings.json; empty: nothing is read or remembered
  bool cues_only = false;          // locked: no state is computed, and the switch is off limits
  std::optional<bool> mirror;      // the picture, for this run; empty: as set in the window
  std::optional<int> width;        // of the window, pixels
  std::optional<int> height;

  LoadedGuides guides;
  std::optional<std::string> language;  // of the guide, asked for now; must be among them
  std::string spoken;                   // by the system, see choose_language()

  PracticeOptions practice;
  bool start_on_practice = false;  // and read no source until the Watch page is opened

  // Draws into this PNG, without a visible window, when the source's time reaches
  // `screenshot_at_s`, and leaves. A clip that is shorter gives its last frame. Settings are read
  // but not written.
  std::optional<std::filesystem::path> screenshot;
  double screenshot_at_s = 5.0;

  // For tests and measurements.
  std::string keys;                            // pressed by script, see ui::parse_key_script
  std::optional<std::filesystem::path> stats;  // WindowStats as JSON, written on leaving
  std::optional<double>
      leave_after_s;  // quits by itself so long after its first result; source time
};

// The window, until it is closed. Gives the exit code. Main thread only.
//
// No hidden start: until the question of the first start is answered, no camera, stream or file is
// opened. The built-in demonstration (its licence allows showing it) and the drawn face ask
// nothing. A screenshot of a file asks nothing either, since it can show only what was recorded
// before; a screenshot of a camera or stream needs the answer to have been given in an earlier run.
//
// Throws core::Error: display (no display, no GL), file (the screenshot cannot be written), source
// (a screenshot's source cannot be read), usage (no answer yet, or an unknown key in `keys`).
int run_window(const WindowOptions& options, core::Clock& clock);

// Opens a window that is not shown and closes it again. What is wrong, in one line with a remedy;
// empty when a window can be opened.
std::string find_display_trouble();

}  // namespace attune::app
