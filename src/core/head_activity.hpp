#pragma once

#include <optional>

#include "core/eye_activity.hpp"

namespace attune::core {

enum class HeadGestureKind { nod, shake, tilt };

// One gesture that is over; told once, with the frame that showed its end.
struct HeadGesture {
  HeadGestureKind kind = HeadGestureKind::nod;
  int face = 0;
  double start_s = 0.0;
  double length_s = 0.0;
  int count = 1;                   // how often the head went down and up, or to a side and back
  std::optional<double> speed_hz;  // of a nod or shake that went on for more than once
};

// What the head did in the last minute of stream time. Definitions: cues/head_gestures.hpp.
struct HeadActivity {
  int nods = 0;  // gestures, not single movements
  int shakes = 0;
  int tilts = 0;
  std::optional<double> gesture_hz;  // of the nod or shake that goes on now
};

// How a smile comes: told while it lasts.
struct SmileDetail {
  bool open = false;              // teeth or a gap show
  std::optional<double> onset_s;  // from neutral to most of its size; slow smiles take over 0.5 s
};

}  // namespace attune::core
