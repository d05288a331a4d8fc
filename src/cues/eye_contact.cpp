#include "cues/eye_contact.hpp"

#include <cmath>

#include "cues/gaze.hpp"

namespace attune::cues {

using core::CueId;
using core::Missing;

double toward_camera(double gaze_yaw_rad, double gaze_pitch_rad, const EyeContactOptions& o) {
  const double off = std::hypot(gaze_yaw_rad, o.vertical_weight * gaze_pitch_rad);
  return 1.0 / (1.0 + std::exp(o.slope * off - o.offset));
}

void read_eye_contact(const Inputs& in, core::CueSet& cues) {
  const core::CueReading& closed = cues[CueId::eyes_closed];
  if (const std::optional<Missing> why = gaze_missing(in, closed)) {
    cues[CueId::eye_contact] = missing_reading(CueId::eye_contact, *why);
    return;
  }
  const EyeContactOptions& o = in.options.eye_contact;
  const double toward =
      toward_camera(*in.smooth[Feature::gaze_yaw], *in.smooth[Feature::gaze_pitch], o);
  cues[CueId::eye_contact] =
      value_reading(CueId::eye_contact, toward, gaze_confidence(in, closed), false, o.steps);
}

}  // namespace attune::cues
