#pragma once

namespace attune::capture {

// Waits between attempts to get a lost source back: 0.5, 1, 2, 4, 8, 10, 10, ... seconds.
class Backoff {
 public:
  // How long to wait before the next attempt; grows with each call.
  double next_s();
  // The source is back: the next wait is the shortest again.
  void reset() { wait_s_ = kShortest_s; }

  static constexpr double kShortest_s = 0.5;
  static constexpr double kLongest_s = 10.0;

 private:
  double wait_s_ = kShortest_s;
};

}  // namespace attune::capture
