#include "cues/hysteresis.hpp"

#include <cmath>

namespace attune::cues {
namespace {

// Frame times are sums of rounded steps: 0.15 s must have passed after frames 0.05 s apart.
constexpr double kTimeSlack = 1e-6;

}  // namespace

Hysteresis::Change Hysteresis::update(std::optional<double> value, double time_s,
                                      const Switch& options) {
  bool wants_change;
  double hold_s;
  if (on_) {
    const bool other_side = value && (*value > 0) != positive_;
    wants_change = !value || other_side || std::abs(*value) < options.off;
    hold_s = value ? options.off_s : patience_s;
  } else {
    wants_change = value && std::abs(*value) >= options.on;
    if (wants_change && pending_since_s_ && (*value > 0) != positive_) pending_since_s_.reset();
    if (wants_change) positive_ = *value > 0;
    hold_s = options.on_s;
  }
  if (!wants_change) {
    pending_since_s_.reset();
    return Change::none;
  }
  if (!pending_since_s_) pending_since_s_ = time_s;
  if (time_s - *pending_since_s_ < hold_s - kTimeSlack) return Change::none;
  pending_since_s_.reset();
  on_ = !on_;
  return on_ ? Change::began : Change::ended;
}

}  // namespace attune::cues
