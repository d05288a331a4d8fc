#include "app/bootstrap.hpp"

#include <cmath>
#include <random>

#include "app/percentile.hpp"

namespace attune::app {

std::map<std::string, std::array<double, 2>> bootstrap_intervals(std::size_t n,
                                                                 const MeasureCases& measure,
                                                                 const BootstrapOptions& options) {
  std::map<std::string, std::vector<double>> drawn;
  std::mt19937 random(options.seed);
  std::vector<std::size_t> sample(n);
  for (int round = 0; n > 0 && round < options.rounds; ++round) {
    // Not std::uniform_int_distribution, whose sequence each library may choose.
    for (std::size_t& index : sample) index = random() % n;
    for (const auto& [name, value] : measure(sample)) {
      if (std::isfinite(value)) drawn[name].push_back(value);
    }
  }
  std::map<std::string, std::array<double, 2>> intervals;
  for (const auto& [name, values] : drawn) {
    intervals[name] = {percentile(values, 0.025), percentile(values, 0.975)};
  }
  return intervals;
}

}  // namespace attune::app
