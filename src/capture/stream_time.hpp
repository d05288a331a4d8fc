#pragma once

#include <optional>

namespace attune::capture {

// Repairs the times of a stream so that they always grow. Containers give times that are missing,
// repeated (variable frame rate), or that jump back (joined recordings, a wrapped counter, a loop).
class StreamTime {
 public:
  // `interval_s`: nominal time between frames, used where the stream gives no time of its own;
  // anything not in (0, 10] counts as 1/25 s.
  explicit StreamTime(double interval_s);

  // Time of the next frame, from the time that the stream gives for it (seconds), if any. The first
  // is the stream's own, but not below 0; each later one is greater than the one before. A repeated
  // time moves on by kSmallestStep_s; after a jump back of more than kJump_s, or a time that is no
  // number, time goes on by one interval and later times count from there.
  double next(std::optional<double> stream_s);

  // The stream begins again (loop, reconnection): the next frame follows the last by one interval.
  void restart() { restarted_ = true; }

  static constexpr double kSmallestStep_s = 0.001;
  static constexpr double kJump_s = 1.0;

 private:
  double interval_s_;
  double offset_s_ = 0.0;  // what is added to the stream's own time
  std::optional<double> last_s_;
  bool restarted_ = false;
};

}  // namespace attune::capture
