#include "cues/expression.hpp"

#include <cmath>

namespace attune::cues {
namespace {

constexpr double kTimeConstant_s = 0.3;
constexpr double kRestart_s = 1.0;

}  // namespace

std::optional<core::Expression> ExpressionSmoother::update(
    const std::optional<core::Expression>& reading, double time_s) {
  if (!reading) return std::nullopt;
  const double dt_s = time_s - last_s_;
  last_s_ = time_s;
  if (!mean_ || dt_s > kRestart_s) {
    mean_ = reading;
    return mean_;
  }
  const double share = 1.0 - std::exp(-dt_s / kTimeConstant_s);
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    mean_->probability[i] += share * (reading->probability[i] - mean_->probability[i]);
  }
  return mean_;
}

}  // namespace attune::cues
