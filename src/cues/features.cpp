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
