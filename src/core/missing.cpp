#include "core/missing.hpp"

namespace attune::core {

std::string_view name(Missing reason) {
  switch (reason) {
    case Missing::no_face:
      return "no_face";
    case Missing::too_small:
      return "too_small";
    case Missing::too_dark:
      return "too_dark";
    case Missing::too_bright:
      return "too_bright";
    case Missing::blurred:
      return "blurred";
    case Missing::turned_away:
      return "turned_away";
    case Missing::covered:
      return "covered";
    case Missing::out_of_view:
      return "out_of_view";
    case Missing::low_model_score:
      return "low_model_score";
    case Missing::not_provided:
      return "not_provided";
    case Missing::no_baseline:
      return "no_baseline";
    case Missing::eyes_closed:
      return "eyes_closed";
    case Missing::too_little:
      return "too_little";
    case Missing::too_short:
      return "too_short";
    case Missing::conflicting:
      return "conflicting";
    case Missing::unsteady:
      return "unsteady";
    case Missing::camera_moving:
      return "camera_moving";
    case Missing::smiling:
      return "smiling";
    case Missing::talking:
      return "talking";
    case Missing::switched_off:
      return "switched_off";
  }
  return "unknown";
}

std::string_view words(Missing reason) {
  switch (reason) {
    case Missing::no_face:
      return "no face in view";
    case Missing::too_small:
      return "too small";
    case Missing::too_dark:
      return "too dark";
    case Missing::too_bright:
      return "too bright";
    case Missing::blurred:
      return "blurred";
    case Missing::turned_away:
      return "turned away";
    case Missing::covered:
      return "covered";
    case Missing::out_of_view:
      return "partly out of the picture";
    case Missing::low_model_score:
      return "face unclear";
    case Missing::not_provided:
      return "not measured here";
    case Missing::no_baseline:
      return "still learning this face";
    case Missing::eyes_closed:
      return "eyes closed";
    case Missing::too_little:
      return "too little to go on";
    case Missing::too_short:
      return "not long enough yet";
    case Missing::conflicting:
      return "cues point different ways";
    case Missing::unsteady:
      return "not steady";
    case Missing::camera_moving:
      return "the camera or the light moves";
    case Missing::smiling:
      return "smiling";
    case Missing::talking:
      return "talking";
    case Missing::switched_off:
      return "cues only";
  }
  return "unknown";
}

}  // namespace attune::core
