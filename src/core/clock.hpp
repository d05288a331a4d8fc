#pragma once

namespace attune::core {

// Time as a thing that is handed in: below `app` nobody reads a clock, so tests decide what time it
// is.
class Clock {
 public:
  virtual ~Clock() = default;
  // Seconds since an arbitrary start; never goes back. Thread safe.
  virtual double now_s() = 0;
};

}  // namespace attune::core
