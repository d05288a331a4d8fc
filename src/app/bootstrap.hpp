#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace attune::app {

struct BootstrapOptions {
  int rounds = 2000;
  unsigned seed = 1;
};

// Measures of a sample of cases, given by their indices; NaN where one is not defined.
using MeasureCases =
    std::function<std::map<std::string, double>(const std::vector<std::size_t>& cases)>;

// 95 % intervals of each measure over `n` cases: percentile bootstrap (Efron & Tibshirani 1993),
// cases drawn with replacement. Rounds in which a measure is not finite are left out of it; a
// measure that never is has no interval.
std::map<std::string, std::array<double, 2>> bootstrap_intervals(std::size_t n,
                                                                 const MeasureCases& measure,
                                                                 const BootstrapOptions& options);

}  // namespace attune::app
