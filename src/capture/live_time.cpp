#include "capture/live_time.hpp"

#include <algorithm>
#include <cmath>

namespace attune::capture {

double LiveTime::next(double now_s, std::optional<double> device_s) {
  double time_s = now_s;
  // Devices without stamps give zero.
  if (device_s && std::isfinite(*device_s) && *device_s > 0.0) {
    const double offset_s = now_s - *device_s;
    if (!offset_s_ || offset_s > *offset_s_ + kOldest_s) offset_s_ = offset_s;
    offset_s_ = std::min(*offset_s_, offset_s);
    time_s = *device_s + *offset_s_;
  }
  if (last_s_) time_s = std::max(time_s, *last_s_ + kSmallestStep_s);
  last_s_ = time_s;
  return time_s;
}

}  // namespace attune::capture
