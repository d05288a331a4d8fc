#pragma once

#include "core/clock.hpp"

namespace attune::testing {

// A clock that stands still until the test moves it; with `step_s` it also moves by that much each
// time it is read. Not thread safe.
class FakeClock : public core::Clock {
 public:
  explicit FakeClock(double now_s = 0.0, double step_s = 0.0) : now_s_(now_s), step_s_(step_s) {}
  double now_s() override {
    const double now_s = now_s_;
    now_s_ += step_s_;
    return now_s;
  }
  void advance(double seconds) { now_s_ += seconds; }

 private:
  double now_s_;
  double step_s_;
};

}  // namespace attune::testing
