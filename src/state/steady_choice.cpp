#include "state/steady_choice.hpp"

namespace attune::state {

void SteadyChoice::clear() {
  shown_.reset();
  next_.reset();
  since_s_.reset();
}

bool SteadyChoice::due(const Wanted& wanted, double time_s) const {
  if (wanted.clearly) return true;
  const double waited_s = time_s - *since_s_;
  if (!shown_) return waited_s >= options_.begin_s;
  return waited_s >= options_.leave_s ||
         (wanted.old_over && time_s - shown_since_s_ >= options_.least_s);
}

std::optional<int> SteadyChoice::follow(const Wanted& wanted, double time_s) {
  if (wanted.row == shown_) {
    since_s_.reset();
    return shown_;
  }
  // A reading is left because it is no longer wanted, even while its followers take turns; after
  // none, one and the same reading must last.
  const bool begins = !since_s_ || (!shown_ && wanted.row != next_);
  if (begins) since_s_ = time_s;
  next_ = wanted.row;
  if (due(wanted, time_s)) {
    shown_ = wanted.row;
    shown_since_s_ = time_s;
    since_s_.reset();
  }
  return shown_;
}

}  // namespace attune::state
