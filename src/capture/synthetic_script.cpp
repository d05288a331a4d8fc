#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "capture/synthetic_face.hpp"

namespace attune::capture {
namespace {

constexpr double rad(double degrees) { return degrees * std::numbers::pi / 180.0; }

// 0 before 0, 1 after 1, smooth between (3x^2 - 2x^3), so that speeds start and end at nothing.
double ease(double x) {
  x = std::clamp(x, 0.0, 1.0);
  return x * x * (3.0 - 2.0 * x);
}

// Rises for `ramp_s`, holds 1, falls for `ramp_s`.
double pulse(double t, const ScriptedEvent& event, double ramp_s) {
  return ease((t - event.start_s) / ramp_s) * ease((event.end_s - t) / ramp_s);
}

// One swing down and up again.
double swing(double t, const ScriptedEvent& event) {
  const double x = (t - event.start_s) / (event.end_s - event.start_s);
  const double fade = ease(x / 0.2) * ease((1.0 - x) / 0.2);
  return std::sin(2.0 * std::numbers::pi * x) * fade;
}

enum Index {
  turn_left,
  turn_right,
  nod,
  tilt_left,
  glance_left,
  glance_right,
  glance_up,
  glance_down,
  blink_one,
  blink_two,
  eyes_closed,
  smile,
  brow_raise,
  brow_lower,
  mouth_open,
  lips_pressed,
  lean_in,
  lean_back,
  event_count
};

// The whole script. What each does at its height: turns 25 degrees, nod 13 degrees down then up,
// tilt 18 degrees, glances 24 degrees to the side or 16 up and down with the head still, smile with
// corners fully up, brows three quarters up, leaning in 25 % larger, leaning back 20 % smaller.
constexpr std::array<ScriptedEvent, event_count> kEvents{{
    {4.0, 5.1, "turn_left"},
    {5.2, 6.3, "turn_right"},
    {6.4, 7.3, "nod"},
    {7.4, 8.4, "tilt_left"},
    {8.6, 9.3, "glance_left"},
    {9.4, 10.1, "glance_right"},
    {10.2, 10.9, "glance_up"},
    {11.0, 11.7, "glance_down"},
    {11.9, 12.15, "blink"},
    {12.4, 12.65, "blink"},
    {12.9, 13.8, "eyes_closed"},
    {14.0, 15.0, "smile"},
    {15.1, 15.9, "brow_raise"},
    {16.0, 16.8, "brow_lower"},
    {16.9, 17.6, "mouth_open"},
    {17.7, 18.4, "lips_pressed"},
    {18.5, 19.2, "lean_in"},
    {19.3, 20.0, "lean_back"},
}};

}  // namespace

SyntheticPose synthetic_script(double time_s) {
  double t = std::fmod(time_s, kSyntheticScriptLength_s);
  if (t < 0.0) t += kSyntheticScriptLength_s;
  const auto at = [t](Index index, double ramp_s) { return pulse(t, kEvents[index], ramp_s); };

  SyntheticPose pose;
  pose.yaw_rad = rad(25.0) * (at(turn_left, 0.4) - at(turn_right, 0.4));
  pose.pitch_rad = -rad(13.0) * swing(t, kEvents[nod]);
  pose.roll_rad = rad(18.0) * at(tilt_left, 0.35);
  pose.gaze_yaw_rad = rad(24.0) * (at(glance_left, 0.12) - at(glance_right, 0.12));
  pose.gaze_pitch_rad = rad(16.0) * (at(glance_up, 0.12) - at(glance_down, 0.12));
  const double shut = at(blink_one, 0.1) + at(blink_two, 0.1) + at(eyes_closed, 0.15);
  pose.openness_right = pose.openness_left = 1.0 - shut;
  pose.brow_raise = 0.75 * at(brow_raise, 0.25) - at(brow_lower, 0.25);
  pose.mouth_corners = at(smile, 0.3);
  pose.mouth_open = 0.8 * at(mouth_open, 0.25);
  pose.lips_pressed = at(lips_pressed, 0.25);
  pose.inter_ocular_px *= 1.0 + 0.25 * at(lean_in, 0.3) - 0.20 * at(lean_back, 0.3);
  return pose;
}

std::span<const ScriptedEvent> synthetic_events() { return kEvents; }

}  // namespace attune::capture
