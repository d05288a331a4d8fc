#include "capture/stream_time.hpp"

#include <algorithm>
#include <cmath>

namespace attune::capture {
namespace {

constexpr double kDefaultInterval_s = 1.0 / 25.0;
constexpr double kLongestInterval_s = 10.0;
// Beyond this a double no longer separates steps of a millisecond well; no clip is a year long.
constexpr double kLongestStream_s = 3.2e7;

}  // namespace

StreamTime::StreamTime(double interval_s)
    : interval_s_(interval_s > 0.0 && interval_s <= kLongestInterval_s ? interval_s
                                                                       : kDefaultInterval_s) {}

double StreamTime::next(std::optional<double> stream_s) {
  if (stream_s && !(std::abs(*stream_s) < kLongestStream_s)) stream_s.reset();
  if (!last_s_) {
    last_s_ = std::max(0.0, stream_s.value_or(0.0));
    return *last_s_;
  }
  const double following_s = *last_s_ + interval_s_;
  double time_s = following_s;
  if (stream_s) {
    time_s = *stream_s + offset_s_;
    if (restarted_ || time_s < *last_s_ - kJump_s) {
      offset_s_ = following_s - *stream_s;
      time_s = following_s;
    }
    time_s = std::max(time_s, *last_s_ + kSmallestStep_s);
  }
  restarted_ = false;
  last_s_ = time_s;
  return time_s;
}

}  // namespace attune::capture
