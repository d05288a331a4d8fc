#include "practice/detection.hpp"

#include <cmath>

#include "core/error.hpp"

namespace attune::practice {
namespace {

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

double corrected_rate(int yes, int no) { return (yes + 0.5) / (yes + no + 1.0); }

}  // namespace

double normal_quantile(double p) {
  ATTUNE_REQUIRE(p > 0 && p < 1);
  // Halving the interval: exact to the last digits, and quick enough for a page of numbers.
  double low = -40;
  double high = 40;
  for (int i = 0; i < 200 && high - low > 1e-13; ++i) {
    const double middle = (low + high) / 2;
    (normal_cdf(middle) < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

Sensitivity sensitivity(const Detection& counts) {
  Sensitivity result;
  result.hit_rate = corrected_rate(counts.hits, counts.misses);
  result.false_alarm_rate = corrected_rate(counts.false_alarms, counts.correct_rejections);
  const double hit = normal_quantile(result.hit_rate);
  const double alarm = normal_quantile(result.false_alarm_rate);
  result.d_prime = hit - alarm;
  result.criterion = -(hit + alarm) / 2;
  return result;
}

}  // namespace attune::practice
