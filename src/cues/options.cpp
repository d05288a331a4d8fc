#include "cues/options.hpp"

namespace attune::cues {

std::array<GenericNeutral, kFeatureCount> CueOptions::generic_neutrals() {
  std::array<GenericNeutral, kFeatureCount> g{};
  const auto set = [&g](Feature f, double center, double spread) {
    g[static_cast<std::size_t>(f)] = {center, spread};
  };
  set(Feature::eye_gap_right, 0.140, 0.023);
  set(Feature::eye_gap_left, 0.140, 0.023);
  set(Feature::brow_height, 0.280, 0.038);
  set(Feature::brow_gap, 0.456, 0.027);
  set(Feature::mouth_width, 0.78, 0.080);
  set(Feature::mouth_lift, 0.00, 0.045);
  set(Feature::mouth_gap, 0.01, 0.020);
  set(Feature::lip_thickness, 0.225, 0.042);
  return g;
}

}  // namespace attune::cues
