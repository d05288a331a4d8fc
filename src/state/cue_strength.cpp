#include "state/cue_strength.hpp"

#include <algorithm>
#include <cmath>

namespace attune::state {
namespace {

using core::CueId;

struct Scale {
  double neutral;
  double dead;
  double full;
};

// Angles in radians. The dead zones are those below which the panel says that nothing is there;
// full sizes are what people show in ordinary talk, proposals that need tuning.
Scale scale_of(CueId id) {
  switch (id) {
    case CueId::eye_contact:
      return {0.5, 0.1, 0.5};
    case CueId::gaze_horizontal:
    case CueId::gaze_vertical:
      return {0.0, 0.14, 0.42};
    case CueId::eye_openness_right:
    case CueId::eye_openness_left:
      return {1.0, 0.2, 0.7};
    case CueId::eyes_closed:
      return {0.0, 0.5, 1.0};
    case CueId::brow_raise:
    case CueId::brow_lower:
    case CueId::mouth_corners:
    case CueId::mouth_open:
    case CueId::lips_pressed:
      return {0.0, 0.12, 0.85};
    case CueId::head_turn:
      return {0.0, 0.14, 0.52};
    case CueId::head_nod:
      return {0.0, 0.12, 0.38};
    case CueId::head_tilt:
      return {0.0, 0.10, 0.32};
    case CueId::lean:
      return {0.0, 0.07, 0.28};
    case CueId::smile:
    case CueId::smile_eyes:
      return {0.0, 0.15, 0.85};
    case CueId::smile_asymmetry:
      return {0.0, 0.30, 0.90};  // most smiles are a little uneven
    case CueId::shoulders:
      return {0.0, 0.06, 0.20};
    case CueId::slouch:
      return {0.0, 0.10, 0.30};
    case CueId::lean_side:
      return {0.0, 0.10, 0.35};
    case CueId::body_turn:
      return {0.0, 0.26, 0.70};
    case CueId::hand_to_face:
    case CueId::arms_crossed:
    case CueId::nodding:
    case CueId::shaking:
    case CueId::speaking:
      return {0.0, 0.5, 1.0};
    case CueId::head_movement:
    case CueId::body_movement:
      return {0.0, 0.25, 0.8};
    case CueId::fidgeting:
    case CueId::stillness:
    case CueId::tension_stillness:
      return {0.0, 0.4, 1.0};
    case CueId::attending:
      return {0.5, 0.15, 0.5};
    default:
      break;
  }
  // Action units and tension: 0 as in the own neutral face, 1 as far as faces go.
  return {0.0, 0.2, 0.85};
}

}  // namespace

double cue_strength(const core::CueReading& reading) {
  if (!reading.value) return 0.0;
  const Scale scale = scale_of(reading.id);
  const double off = *reading.value - scale.neutral;
  const double size =
      std::clamp((std::abs(off) - scale.dead) / (scale.full - scale.dead), 0.0, 1.0);
  return off < 0.0 ? -size : size;
}

double strength_toward(double strength, int direction) {
  if (direction == 0) return std::abs(strength);
  return std::max(0.0, direction * strength);
}

}  // namespace attune::state
