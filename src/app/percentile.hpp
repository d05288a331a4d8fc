#pragma once

#include <vector>

namespace attune::app {

// The value below which the share `p` in [0,1] of the values lies, between neighbours in
// proportion; empty input is a broken precondition.
double percentile(std::vector<double> values, double p);

// Mean; empty input is a broken precondition.
double mean(const std::vector<double>& values);

}  // namespace attune::app
