#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "capture/synthetic_face.hpp"

namespace attune::capture {
namespace {

// Every control of the pose, in units that make a fast movement about as large in each.
std::array<double, 12> controls(const SyntheticPose& p) {
  return {p.yaw_rad,        p.pitch_rad,      p.roll_rad,      p.gaze_yaw_rad,
          p.gaze_pitch_rad, p.openness_right, p.openness_left, p.brow_raise,
          p.mouth_corners,  p.mouth_open,     p.lips_pressed,  p.inter_ocular_px / 80.0};
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
  for (int i = 0; i < 40000; ++i) {
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
  const auto neutral = controls({});
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
  EXPECT_GT(middle("lean_in").inter_ocular_px, 96.0);
  EXPECT_LT(middle("lean_back").inter_ocular_px, 66.0);
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
