#pragma once

#include <deque>

namespace attune::cues {

// How much of the last minute was observed, and how much of that counted for something. Sums the
// time between frames, so that the frame rate changes nothing.
class RecentTime {
 public:
  explicit RecentTime(double window_s) : window_s_(window_s) {}

  // The `span_s` seconds up to `time_s` were observed; `counted` if they were spent so.
  void add(double time_s, double span_s, bool counted);
  // Forgets what is older than the window.
  void forget(double time_s);

  double observed_s() const { return observed_s_; }
  double counted_s() const { return counted_s_; }

 private:
  struct Span {
    double end_s;
    double length_s;
    bool counted;
  };
  double window_s_;
  double observed_s_ = 0.0;
  double counted_s_ = 0.0;
  std::deque<Span> spans_;
  int counted_spans_ = 0;
};

}  // namespace attune::cues
