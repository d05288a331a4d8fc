#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "core/clock.hpp"

namespace attune::app {

// How far a piece of work has come.
struct ProgressState {
  std::int64_t done = 0;              // frames
  std::optional<std::int64_t> total;  // where known
  double elapsed_s = 0.0;
};

// "[######--------]  42 %  120 frames/s  0:12 left", or "310 frames  120 frames/s" where the total
// is not known. `bar_width` 0: no bar.
std::string progress_text(const ProgressState& state, int bar_width);

// "0:07", "12:30", "1:02:05".
std::string duration_text(double seconds);

// Shows progress on stderr: one line that is written over on a terminal, a plain line now and then
// elsewhere. Any thread may call.
class Progress {
 public:
  // `total`: frames, where known.
  Progress(std::optional<std::int64_t> total, bool terminal, core::Clock& clock);
  ~Progress();  // clears the terminal's line

  void add_frames(std::int64_t count);
  // A line that stays, e.g. that a camera was lost.
  void say(const std::string& line);

 private:
  void clear_line();

  std::optional<std::int64_t> total_;
  bool terminal_;
  core::Clock& clock_;
  double start_s_;
  std::mutex mutex_;
  std::int64_t done_ = 0;
  double shown_s_;
  bool line_open_ = false;
};

}  // namespace attune::app
