#include "cues/options.hpp"

namespace attune::cues {

std::array<GenericNeutral, kFeatureCount> CueOptions::generic_neutrals() {
  std::array<GenericNeutral, kFeatureCount> g{};
  const auto set = [&g](Feature f, double center, double spread) {
    g[static_cast<std::size_t>(f)] = {center, spread};
  };
  set(Feature::eye_gap_right, 0.141, 0.025);
  set(Feature::eye_gap_left, 0.141, 0.025);
  set(Feature::brow_height, 0.301, 0.038);
  set(Feature::brow_gap, 0.451, 0.027);
  set(Feature::mouth_width, 0.787, 0.085);
  set(Feature::mouth_lift, 0.024, 0.036);
  set(Feature::mouth_gap, 0.01, 0.020);
  set(Feature::lip_thickness, 0.245, 0.054);
  return g;
}

}  // namespace attune::cues
