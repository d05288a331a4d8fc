#include "capture/backoff.hpp"

#include <algorithm>

namespace attune::capture {

double Backoff::next_s() {
  const double wait_s = wait_s_;
  wait_s_ = std::min(2.0 * wait_s_, kLongest_s);
  return wait_s;
}

}  // namespace attune::capture
