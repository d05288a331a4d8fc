#include "cues/features.hpp"

namespace attune::cues {

std::string_view name(Feature feature) {
  switch (feature) {
    case Feature::gaze_yaw:
      return "gaze_yaw";
    case Feature::gaze_pitch:
      return "gaze_pitch";
    case Feature::gaze_split:
      return "gaze_split";
    case Feature::eye_gap_right:
      return "eye_gap_right";
    case Feature::eye_gap_left:
      return "eye_gap_left";
    case Feature::brow_height:
      return "brow_height";
    case Feature::brow_gap:
      return "brow_gap";
    case Feature::mouth_width:
      return "mouth_width";
    case Feature::mouth_lift:
      return "mouth_lift";
    case Feature::mouth_gap:
      return "mouth_gap";
    case Feature::lip_thickness:
      return "lip_thickness";
    case Feature::inner_brow_right:
      return "inner_brow_right";
    case Feature::inner_brow_left:
      return "inner_brow_left";
    case Feature::outer_brow_right:
      return "outer_brow_right";
    case Feature::outer_brow_left:
      return "outer_brow_left";
    case Feature::upper_lid_right:
      return "upper_lid_right";
    case Feature::upper_lid_left:
      return "upper_lid_left";
    case Feature::lower_lid_right:
      return "lower_lid_right";
    case Feature::lower_lid_left:
      return "lower_lid_left";
    case Feature::corner_lift_right:
      return "corner_lift_right";
    case Feature::corner_lift_left:
      return "corner_lift_left";
    case Feature::corner_out_right:
      return "corner_out_right";
    case Feature::corner_out_left:
      return "corner_out_left";
    case Feature::nose_lip:
      return "nose_lip";
    case Feature::wing_drop:
      return "wing_drop";
    case Feature::chin_drop:
      return "chin_drop";
    case Feature::chin_lip:
      return "chin_lip";
    case Feature::brow_folds:
      return "brow_folds";
    case Feature::yaw:
      return "yaw";
    case Feature::pitch:
      return "pitch";
    case Feature::roll:
      return "roll";
    case Feature::size_px:
      return "size_px";
  }
  return "";
}

}  // namespace attune::cues
