#pragma once

#include <string_view>

namespace attune::core {

// Why a value is not there. The reason travels to the screen and into files; it is never replaced
// by a number.
enum class Missing {
  no_face,    // nothing to measure
  too_small,  // the face covers too few pixels
  too_dark,
  too_bright,
  blurred,
  turned_away,      // head turned so far that the part cannot be judged
  covered,          // the part, or much of the face, is hidden (hand, cup, mask, hair)
  out_of_view,      // the part lies outside the picture
  low_model_score,  // the landmark model itself is not sure that this is a face
  not_provided,     // this backend does not measure it (e.g. iris with the classic backend)
  no_baseline,      // needs the person's neutral baseline, which is still being learned
  eyes_closed,      // gaze cannot be read from closed eyes
  too_little,       // too few cues to say anything
  too_short,        // not long enough yet to say
  conflicting,      // cues speak for different things in equal measure
  unsteady,         // it moves too much to be measured
  camera_moving,    // the camera itself moves, or the light changes all over the picture
  smiling,          // not the neutral face that is being learned
  talking,          // the mouth moves as in talking
  switched_off,     // the user asked for cues only
};

// Stable name for files and tests, e.g. "turned_away".
std::string_view name(Missing reason);

// A few plain words for the screen, e.g. "turned away".
std::string_view words(Missing reason);

}  // namespace attune::core
