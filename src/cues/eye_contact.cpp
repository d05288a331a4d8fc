#include "cues/eye_contact.hpp"

#include <cmath>

#include "cues/gaze.hpp"

namespace attune::cues {

using core::CueId;

double toward_camera(double gaze_yaw_rad, double gaze_pitch_rad, double split_rad,
                     const EyeContactOptions& o) {
  const double off = std::hypot(gaze_yaw_rad, o.vertical_weight * gaze_pitch_rad);
  const double believed = off / (1.0 + o.split_weight * split_rad);
  return 1.0 / (1.0 + std::exp(o.slope * believed - o.offset));
}

void read_eye_contact(const Inputs& in, core::CueSet& cues) {
  const Gaze gaze = judge_gaze(in, cues);
  if (gaze.missing) {
    cues[CueId::eye_contact] = missing_reading(CueId::eye_contact, *gaze.missing);
    return;
  }
  const EyeContactOptions& o = in.options.eye_contact;
  cues[CueId::eye_contact] = value_reading(
      CueId::eye_contact, toward_camera(gaze.yaw_rad, gaze.pitch_rad, gaze.split_rad, o),
      gaze.confidence, false, o.steps);
}

}  // namespace attune::cues
