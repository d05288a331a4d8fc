#pragma once

#include <vector>

namespace attune::cues {

// The upper median. `values` must not be empty.
double median_of(std::vector<double> values);

// Robust standard deviation: the median distance from `middle`, scaled to what it is for a normal
// distribution. `values` must not be empty.
double spread_of(const std::vector<double>& values, double middle);

}  // namespace attune::cues
