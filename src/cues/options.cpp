#include "cues/options.hpp"

namespace attune::cues {
namespace {

void set(CueOptions::Neutrals& neutrals, Feature feature, double center, double spread) {
  neutrals[static_cast<std::size_t>(feature)] = {center, spread};
}

// Measures that are used only against a person's own neutral: where it lies differs too much
// between people to say, and how far they differ is a rough guess that only limits drift [p].
void set_own_only(CueOptions::Neutrals& neutrals) {
  for (const Feature f : {Feature::inner_brow_right, Feature::inner_brow_left,
                          Feature::outer_brow_right, Feature::outer_brow_left}) {
    set(neutrals, f, kOwnOnly, 0.045);
  }
  for (const Feature f : {Feature::upper_lid_right, Feature::upper_lid_left,
                          Feature::lower_lid_right, Feature::lower_lid_left}) {
    set(neutrals, f, kOwnOnly, 0.020);
  }
  for (const Feature f : {Feature::corner_lift_right, Feature::corner_lift_left,
                          Feature::corner_out_right, Feature::corner_out_left}) {
    set(neutrals, f, kOwnOnly, 0.045);
  }
  for (const Feature f : {Feature::nose_lip, Feature::wing_drop, Feature::chin_lip}) {
    set(neutrals, f, kOwnOnly, 0.050);
  }
  set(neutrals, Feature::chin_drop, kOwnOnly, 0.10);
  set(neutrals, Feature::brow_folds, kOwnOnly, 0.30);
}

}  // namespace

CueOptions::Neutrals CueOptions::mesh_neutrals() {
  Neutrals n{};
  set(n, Feature::eye_gap_right, 0.141, 0.025);
  set(n, Feature::eye_gap_left, 0.141, 0.025);
  set(n, Feature::brow_height, 0.301, 0.038);
  set(n, Feature::brow_gap, 0.451, 0.027);
  set(n, Feature::mouth_width, 0.787, 0.085);
  set(n, Feature::mouth_lift, 0.024, 0.036);
  set(n, Feature::mouth_gap, 0.010, 0.020);
  set(n, Feature::lip_thickness, 0.240, 0.053);
  set_own_only(n);
  return n;
}

CueOptions::Neutrals CueOptions::classic_neutrals() {
  Neutrals n{};
  set(n, Feature::eye_gap_right, 0.130, 0.026);
  set(n, Feature::eye_gap_left, 0.130, 0.026);
  set(n, Feature::brow_height, 0.321, 0.047);
  set(n, Feature::brow_gap, 0.390, 0.066);
  set(n, Feature::mouth_width, 0.826, 0.096);
  set(n, Feature::mouth_lift, 0.022, 0.029);
  set(n, Feature::mouth_gap, 0.019, 0.035);
  set(n, Feature::lip_thickness, 0.226, 0.053);
  set_own_only(n);
  return n;
}

}  // namespace attune::cues
