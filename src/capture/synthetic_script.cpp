#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "capture/synthetic_face.hpp"

namespace attune::capture {
namespace {

constexpr double rad(double degrees) { return degrees * std::numbers::pi / 180.0; }

// Small and high enough in the picture that crossed arms are in view.
constexpr double kEyes_px = 52.0;
const cv::Point2f kCenter_px(320.0F, 126.0F);

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
  shoulders_up,
  slouch,
  lean_left,
  hand_to_face,
  arms_crossed,
  event_count
};

// The whole script. What each does at its height: turns 25 degrees, nod 15 degrees down then up,
// tilt 18 degrees, glances 24 degrees to the side or 20 up and down with the head still, smile with
// corners fully up, brows three quarters up, leaning in 25 % larger, leaning back 20 % smaller.
// Leaning lasts longest of these, since a lean counts only after a second. Then the body: shoulders
// up by 0.3 and head sunk by 0.28 of the way between ears and shoulders (the pose network sees
// about 0.4 of that), the upper body 10 degrees aside, the left hand at the cheek, the arms
// crossed. Bodies are looked at about once a second and a posture counts after two, hence the long
// events and the calm between them.
constexpr std::array<ScriptedEvent, event_count> kEvents{{
    {4.0, 5.1, "turn_left"},      {5.2, 6.3, "turn_right"},     {6.4, 7.9, "nod"},
    {8.0, 9.1, "tilt_left"},      {9.3, 10.1, "glance_left"},   {10.2, 11.0, "glance_right"},
    {11.1, 11.9, "glance_up"},    {12.0, 12.8, "glance_down"},  {13.0, 13.25, "blink"},
    {13.5, 13.75, "blink"},       {14.0, 15.0, "eyes_closed"},  {15.2, 16.2, "smile"},
    {16.3, 17.1, "brow_raise"},   {17.2, 18.0, "brow_lower"},   {18.1, 18.9, "mouth_open"},
    {19.0, 19.8, "lips_pressed"}, {19.9, 21.8, "lean_in"},      {21.9, 23.8, "lean_back"},
    {24.8, 29.4, "shoulders_up"}, {32.6, 37.2, "slouch"},       {40.2, 44.2, "lean_left"},
    {47.2, 49.8, "hand_to_face"}, {52.8, 56.8, "arms_crossed"},
}};

}  // namespace

SyntheticPose synthetic_script(double time_s) {
  double t = std::fmod(time_s, kSyntheticScriptLength_s);
  if (t < 0.0) t += kSyntheticScriptLength_s;
  const auto at = [t](Index index, double ramp_s) { return pulse(t, kEvents[index], ramp_s); };

  SyntheticPose pose;
  pose.inter_ocular_px = kEyes_px;
  pose.center_px = kCenter_px;
  pose.yaw_rad = rad(25.0) * (at(turn_left, 0.4) - at(turn_right, 0.4));
  pose.pitch_rad = -rad(15.0) * swing(t, kEvents[nod]);
  pose.roll_rad = rad(18.0) * at(tilt_left, 0.3);
  pose.gaze_yaw_rad = rad(24.0) * (at(glance_left, 0.12) - at(glance_right, 0.12));
  pose.gaze_pitch_rad = rad(20.0) * (at(glance_up, 0.12) - at(glance_down, 0.12));
  const double shut = at(blink_one, 0.1) + at(blink_two, 0.1) + at(eyes_closed, 0.15);
  pose.openness_right = pose.openness_left = 1.0 - shut;
  pose.brow_raise = 0.75 * at(brow_raise, 0.25) - at(brow_lower, 0.25);
  pose.mouth_corners = at(smile, 0.3);
  pose.mouth_open = 0.8 * at(mouth_open, 0.25);
  pose.lips_pressed = at(lips_pressed, 0.25);
  pose.inter_ocular_px *= 1.0 + 0.25 * at(lean_in, 0.25) - 0.20 * at(lean_back, 0.25);
  pose.body.shoulder_raise = 0.3 * at(shoulders_up, 0.4);
  pose.body.slouch = 0.28 * at(slouch, 0.4);
  pose.body.lean_rad = rad(10.0) * at(lean_left, 0.5);
  pose.body.left_hand_to_face = at(hand_to_face, 0.4);
  pose.body.arms_crossed = at(arms_crossed, 0.5);
  return moved_with_body(pose);
}

std::span<const ScriptedEvent> synthetic_events() { return kEvents; }

}  // namespace attune::capture
