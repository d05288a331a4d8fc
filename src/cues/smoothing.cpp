#include "cues/smoothing.hpp"

#include <cmath>

namespace attune::cues {
namespace {

double time_constant(Feature feature, const SmoothingOptions& options) {
  switch (feature) {
    case Feature::gaze_yaw:
    case Feature::gaze_pitch:
    case Feature::gaze_split:
      return options.gaze_s;
    case Feature::eye_gap_right:
    case Feature::eye_gap_left:
    case Feature::upper_lid_right:
    case Feature::upper_lid_left:
    case Feature::lower_lid_right:
    case Feature::lower_lid_left:
      return options.eyes_s;
    case Feature::brow_height:
    case Feature::brow_gap:
    case Feature::mouth_width:
    case Feature::mouth_lift:
    case Feature::mouth_gap:
    case Feature::lip_thickness:
    case Feature::inner_brow_right:
    case Feature::inner_brow_left:
    case Feature::outer_brow_right:
    case Feature::outer_brow_left:
    case Feature::corner_lift_right:
    case Feature::corner_lift_left:
    case Feature::corner_out_right:
    case Feature::corner_out_left:
    case Feature::nose_lip:
    case Feature::wing_drop:
    case Feature::chin_drop:
    case Feature::chin_lip:
    case Feature::brow_folds:
      return options.face_s;
    case Feature::yaw:
    case Feature::pitch:
    case Feature::roll:
      return options.head_s;
    case Feature::size_px:
      return options.lean_s;
  }
  return options.face_s;
}

}  // namespace

double Smoother::update(double x, double dt_s, double time_constant_s) {
  if (!value_) {
    value_ = x;
  } else {
    *value_ += (x - *value_) * (1.0 - std::exp(-dt_s / time_constant_s));
  }
  return *value_;
}

FeatureSet FeatureSmoother::update(const FeatureSet& raw, double time_s) {
  FeatureSet smooth;
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    if (!raw.values[i]) continue;
    Track& track = tracks_[i];
    const double dt_s = time_s - track.last_s;
    if (track.seen && dt_s > options_.restart_s) track.smoother.restart();
    smooth.values[i] = track.smoother.update(*raw.values[i], dt_s,
                                             time_constant(static_cast<Feature>(i), options_));
    track.last_s = time_s;
    track.seen = true;
  }
  return smooth;
}

}  // namespace attune::cues
