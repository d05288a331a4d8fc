#include "cues/robust.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace attune::cues {
namespace {

// Turns a median absolute deviation into the standard deviation of a normal distribution.
constexpr double kMadToSd = 1.4826;

}  // namespace

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double spread_of(const std::vector<double>& values, double middle) {
  std::vector<double> off;
  off.reserve(values.size());
  for (const double value : values) off.push_back(std::abs(value - middle));
  return kMadToSd * median_of(std::move(off));
}

}  // namespace attune::cues
