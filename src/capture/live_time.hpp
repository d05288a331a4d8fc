#pragma once

#include <optional>

namespace attune::capture {

// Times of live frames on our own clock, strictly increasing. A device stamps its frames on a clock
// of its own (V4L2: that of the kernel), steadier than the moment at which we get to read them; the
// shortest way from stamp to reading seen so far tells how the two clocks lie to each other.
class LiveTime {
 public:
  // `now_s`: our clock when the frame was read; `device_s`: the device's stamp, if it has one. The
  // result is never later than `now_s`, except to stay above the one before by kSmallestStep_s.
  double next(double now_s, std::optional<double> device_s = std::nullopt);

  // The device was opened anew: its clock may have changed.
  void restart() { offset_s_.reset(); }

  static constexpr double kSmallestStep_s = 1e-4;
  // A frame that seems older than this was not waiting: the device's clock has jumped.
  static constexpr double kOldest_s = 2.0;

 private:
  std::optional<double> offset_s_;  // our clock minus the device's, at the least
  std::optional<double> last_s_;
};

}  // namespace attune::capture
