#include "app/percentile.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"

namespace attune::app {

double percentile(std::vector<double> values, double p) {
  ATTUNE_REQUIRE(!values.empty() && p >= 0.0 && p <= 1.0);
  std::sort(values.begin(), values.end());
  const double place = p * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - std::floor(place)) * (values[above] - values[below]);
}

double mean(const std::vector<double>& values) {
  ATTUNE_REQUIRE(!values.empty());
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace attune::app
