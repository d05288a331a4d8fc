#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "capture/synthetic_face.hpp"

namespace attune::capture {
namespace {

// Every control of the pose, in units that make a fast movement about as large in each.
std::array<double, 20> controls(const SyntheticPose& p) {
  const SyntheticBody& b = p.body;
  return {p.yaw_rad,
          p.pitch_rad,
          p.roll_rad,
          p.gaze_yaw_rad,
          p.gaze_pitch_rad,
          p.openness_right,
          p.openness_left,
          p.brow_raise,
          p.mouth_corners,
          p.mouth_open,
          p.lips_pressed,
          p.inter_ocular_px / 80.0,
          b.shoulder_raise,
          b.slouch,
          b.lean_rad,
          b.turn_rad,
          b.right_hand_to_face,
          b.left_hand_to_face,
          b.arms_crossed,
          p.center_px.x / 80.0};
}

double change(double a_s, double b_s) {
  const auto a = controls(synthetic_script(a_s));
  const auto b = controls(synthetic_script(b_s));
  double worst = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst;
}

TEST(SyntheticScript, IsContinuous) {
  // A blink is the fastest: 0.1 s from open to closed, its steepest part 15 openings a second.
  for (int i = 0; i < 60000; ++i) {
    EXPECT_LT(change(i * 0.001, (i + 1) * 0.001), 0.0151) << "at " << i * 0.001 << " s";
  }
}

TEST(SyntheticScript, RepeatsAndAcceptsAnyTime) {
  for (const double t : {0.0, 4.4, 13.12, 20.6}) {
    EXPECT_LT(change(t, t + kSyntheticScriptLength_s), 1e-9);
    EXPECT_LT(change(t, t - kSyntheticScriptLength_s), 1e-9);
    EXPECT_LT(change(t, t + 50 * kSyntheticScriptLength_s), 1e-9);
  }
}

TEST(SyntheticScript, EventsAreInOrderAndApart) {
  double last_end_s = 4.0;  // the calm beginning
  for (const ScriptedEvent& event : synthetic_events()) {
    EXPECT_GE(event.start_s, last_end_s) << event.what;
    EXPECT_GT(event.end_s, event.start_s) << event.what;
    last_end_s = event.end_s;
  }
  EXPECT_LE(last_end_s, kSyntheticScriptLength_s);
}

TEST(SyntheticScript, MovesExactlyDuringItsEvents) {
  const auto neutral = controls(synthetic_script(0.0));
  for (double t = 0.0; t < kSyntheticScriptLength_s; t += 0.005) {
    const auto now = controls(synthetic_script(t));
    const bool calm = now == neutral;
    const bool scripted =
        std::any_of(synthetic_events().begin(), synthetic_events().end(),
                    [t](const ScriptedEvent& e) { return e.start_s < t && t < e.end_s; });
    if (!scripted) {
      EXPECT_TRUE(calm) << "at " << t;
    }
  }
}

TEST(SyntheticScript, EveryEventDoesWhatItSays) {
  const auto middle = [](const char* what) {
    for (const ScriptedEvent& e : synthetic_events()) {
      if (std::string(e.what) == what) return synthetic_script(0.5 * (e.start_s + e.end_s));
    }
    ADD_FAILURE() << "no event " << what;
    return SyntheticPose{};
  };
  EXPECT_GT(middle("turn_left").yaw_rad, 0.4);
  EXPECT_LT(middle("turn_right").yaw_rad, -0.4);
  EXPECT_GT(middle("tilt_left").roll_rad, 0.3);
  EXPECT_GT(middle("glance_left").gaze_yaw_rad, 0.4);
  EXPECT_LT(middle("glance_right").gaze_yaw_rad, -0.4);
  EXPECT_GT(middle("glance_up").gaze_pitch_rad, 0.25);
  EXPECT_LT(middle("glance_down").gaze_pitch_rad, -0.25);
  EXPECT_LT(middle("blink").openness_left, 0.05);
  EXPECT_LT(middle("eyes_closed").openness_right, 0.01);
  EXPECT_GT(middle("smile").mouth_corners, 0.99);
  EXPECT_GT(middle("brow_raise").brow_raise, 0.7);
  EXPECT_LT(middle("brow_lower").brow_raise, -0.99);
  EXPECT_GT(middle("mouth_open").mouth_open, 0.7);
  EXPECT_GT(middle("lips_pressed").lips_pressed, 0.99);
  const SyntheticPose calm = synthetic_script(0.0);
  EXPECT_GT(middle("lean_in").inter_ocular_px, 1.2 * calm.inter_ocular_px);
  EXPECT_LT(middle("lean_back").inter_ocular_px, 0.82 * calm.inter_ocular_px);
  EXPECT_GT(middle("shoulders_up").body.shoulder_raise, 0.25);
  EXPECT_EQ(middle("shoulders_up").center_px, calm.center_px) << "the head stays";
  EXPECT_GT(middle("slouch").body.slouch, 0.25);
  EXPECT_GT(middle("slouch").center_px.y, calm.center_px.y + 20.0F) << "the head sinks";
  EXPECT_GT(middle("lean_left").body.lean_rad, 0.15);
  EXPECT_GT(middle("lean_left").center_px.x, calm.center_px.x + 50.0F);
  EXPECT_GT(middle("hand_to_face").body.left_hand_to_face, 0.99);
  EXPECT_GT(middle("arms_crossed").body.arms_crossed, 0.99);
}

TEST(SyntheticScript, BodySitsUprightInTheFacesPart) {
  for (double t = 0.0; t <= kSyntheticFacePart_s; t += 0.01) {
    const auto now = controls(synthetic_script(t));
    for (std::size_t i = 12; i < 19; ++i) EXPECT_EQ(now[i], 0.0) << "at " << t;
  }
}

TEST(SyntheticScript, NodGoesDownThenUp) {
  double lowest = 0.0, lowest_at = 0.0, highest = 0.0, highest_at = 0.0;
  for (double t = 6.4; t < 7.9; t += 0.01) {
    const double pitch = synthetic_script(t).pitch_rad;
    if (pitch < lowest) lowest = pitch, lowest_at = t;
    if (pitch > highest) highest = pitch, highest_at = t;
  }
  EXPECT_LT(lowest, -0.2);
  EXPECT_GT(highest, 0.2);
  EXPECT_LT(lowest_at, highest_at);
}

}  // namespace
}  // namespace attune::capture
