#include "cues/recent_time.hpp"

#include <algorithm>

namespace attune::cues {

void RecentTime::add(double time_s, double span_s, bool counted) {
  spans_.push_back({time_s, span_s, counted});
  observed_s_ += span_s;
  if (counted) {
    counted_s_ += span_s;
    ++counted_spans_;
  }
  forget(time_s);
}

void RecentTime::forget(double time_s) {
  while (!spans_.empty() && spans_.front().end_s <= time_s - window_s_) {
    observed_s_ -= spans_.front().length_s;
    if (spans_.front().counted) {
      counted_s_ -= spans_.front().length_s;
      --counted_spans_;
    }
    spans_.pop_front();
  }
  // Sums of many steps drift; nothing is left of them when nothing is left.
  if (spans_.empty()) observed_s_ = 0.0;
  if (counted_spans_ == 0) counted_s_ = 0.0;
  counted_s_ = std::clamp(counted_s_, 0.0, std::max(observed_s_, 0.0));
}

}  // namespace attune::cues
