#include "practice/memory.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"

namespace attune::practice {
namespace {

constexpr double kDecay = -0.5;
constexpr double kFactor = 19.0 / 81.0;  // makes recall 0.9 after `stability_days`
constexpr double kLeastStability = 0.01;

double grade(Rating rating) { return static_cast<double>(static_cast<int>(rating)); }

double first_difficulty(Rating rating, const MemoryOptions& o) {
  return o.weights[4] - std::exp(o.weights[5] * (grade(rating) - 1)) + 1;
}

double next_difficulty(double before, Rating rating, const MemoryOptions& o) {
  const double change = -o.weights[6] * (grade(rating) - 3);
  const double damped = before + change * (10 - before) / 9;
  const double easiest = first_difficulty(Rating::easy, o);
  return std::clamp(o.weights[7] * easiest + (1 - o.weights[7]) * damped, 1.0, 10.0);
}

double after_success(const Memory& m, double likelihood, Rating rating, const MemoryOptions& o) {
  const double hard = rating == Rating::hard ? o.weights[15] : 1.0;
  const double easy = rating == Rating::easy ? o.weights[16] : 1.0;
  return m.stability_days *
         (1 + std::exp(o.weights[8]) * (11 - m.difficulty) *
                  std::pow(m.stability_days, -o.weights[9]) *
                  (std::exp(o.weights[10] * (1 - likelihood)) - 1) * hard * easy);
}

double after_lapse(const Memory& m, double likelihood, const MemoryOptions& o) {
  const double stability = o.weights[11] * std::pow(m.difficulty, -o.weights[12]) *
                           (std::pow(m.stability_days + 1, o.weights[13]) - 1) *
                           std::exp(o.weights[14] * (1 - likelihood));
  return std::min(stability, m.stability_days / std::exp(o.weights[17] * o.weights[18]));
}

double same_day(const Memory& m, Rating rating, const MemoryOptions& o) {
  return m.stability_days * std::exp(o.weights[17] * (grade(rating) - 3 + o.weights[18]));
}

}  // namespace

double recall(const Memory& memory, double days) {
  ATTUNE_REQUIRE(memory.stability_days > 0);
  return std::pow(1 + kFactor * std::max(0.0, days) / memory.stability_days, kDecay);
}

Memory after_review(const std::optional<Memory>& before, double days, Rating rating,
                    const MemoryOptions& options) {
  if (!before) {
    const auto first = static_cast<std::size_t>(static_cast<int>(rating) - 1);
    return {options.weights[first], std::clamp(first_difficulty(rating, options), 1.0, 10.0)};
  }
  const double whole_days = std::floor(std::max(0.0, days));
  const double likelihood = recall(*before, whole_days);
  Memory after;
  if (whole_days < 1) {
    after.stability_days = same_day(*before, rating, options);
  } else if (rating == Rating::again) {
    after.stability_days = after_lapse(*before, likelihood, options);
  } else {
    after.stability_days = after_success(*before, likelihood, rating, options);
  }
  after.stability_days = std::max(kLeastStability, after.stability_days);
  after.difficulty = next_difficulty(before->difficulty, rating, options);
  return after;
}

double next_interval_days(const Memory& memory, const MemoryOptions& options) {
  const double days =
      memory.stability_days / kFactor * (std::pow(options.wanted_recall, 1 / kDecay) - 1);
  return std::clamp(std::round(days), 1.0, options.longest_interval_days);
}

}  // namespace attune::practice
