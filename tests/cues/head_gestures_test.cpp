#include "cues/head_gestures.hpp"

#include <gtest/gtest.h>

#include <random>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::HeadGesture;
using core::HeadGestureKind;
using testing::Player;
using testing::Pose;
using testing::rad;

struct Scene {
  const char* what;
  std::optional<HeadGestureKind> truth;
  testing::Script pose;
  double seconds;
};

// `cycles` times there and back at `hz`, between two stretches of rest.
testing::Script swings(bool nod, double amplitude_deg, double hz, double cycles) {
  return [=](double t) {
    Pose pose;
    const double phase = (t - 1.0) * hz;
    if (phase > 0.0 && phase < cycles) {
      const double angle = -rad(amplitude_deg) * 0.5 * (1.0 - std::cos(2 * M_PI * phase));
      (nod ? pose.pitch_rad : pose.yaw_rad) = angle;
    }
    return pose;
  };
}

// `cycles` times to both sides of rest and back.
testing::Script wags(bool nod, double amplitude_deg, double hz, double cycles) {
  return [=](double t) {
    Pose pose;
    const double phase = (t - 1.0) * hz;
    if (phase > 0.0 && phase < cycles) {
      (nod ? pose.pitch_rad : pose.yaw_rad) = rad(amplitude_deg) * std::sin(2 * M_PI * phase);
    }
    return pose;
  };
}

// From rest to another angle within `over_s`, and back after `stay_s`.
testing::Script look_away(bool down, double angle_deg, double over_s, double stay_s) {
  return [=](double t) {
    Pose pose;
    const double go = std::clamp((t - 1.0) / over_s, 0.0, 1.0);
    const double back = std::clamp((t - 1.0 - over_s - stay_s) / over_s, 0.0, 1.0);
    (down ? pose.pitch_rad : pose.yaw_rad) = rad(angle_deg) * (go - back);
    return pose;
  };
}

std::vector<Scene> scenes() {
  std::vector<Scene> all;
  for (const double hz : {1.0, 1.8, 3.0}) {
    for (const double amplitude : {6.0, 10.0, 16.0}) {
      for (const double cycles : {1.0, 2.0, 4.0}) {
        all.push_back({"nod", HeadGestureKind::nod, swings(true, amplitude, hz, cycles), 8.0});
        const auto shake = cycles > 1.0 ? std::optional(HeadGestureKind::shake) : std::nullopt;
        all.push_back(
            {"shake, or one look aside", shake, swings(false, amplitude, hz, cycles), 8.0});
      }
    }
  }
  for (const double hz : {0.8, 1.5, 2.5, 4.0}) {
    for (const double amplitude : {3.0, 5.0, 9.0}) {
      for (const double cycles : {2.0, 3.0}) {
        all.push_back({"nod", HeadGestureKind::nod, wags(true, amplitude, hz, cycles), 8.0});
        all.push_back({"shake", HeadGestureKind::shake, wags(false, amplitude, hz, cycles), 8.0});
      }
    }
  }
  for (const double angle : {-20.0, -10.0, 12.0, 25.0}) {
    for (const double stay : {0.8, 1.5, 3.0}) {
      all.push_back({"look down", {}, look_away(true, -std::abs(angle), 0.5, stay), 8.0});
      all.push_back({"look aside", {}, look_away(false, angle, 0.5, stay), 8.0});
    }
  }
  all.push_back({"rest", {}, [](double) { return Pose{}; }, 10.0});
  all.push_back({"slow sway",
                 {},
                 [](double t) {
                   Pose pose;
                   pose.yaw_rad = rad(8.0) * std::sin(2 * M_PI * 0.2 * t);
                   return pose;
                 },
                 12.0});
  all.push_back({"tremble",
                 {},
                 [](double t) {
                   Pose pose;
                   pose.pitch_rad = rad(1.0) * std::sin(2 * M_PI * 2.0 * t);
                   return pose;
                 },
                 10.0});
  return all;
}

TEST(HeadGestures, NodsAndShakesAreFoundAndNothingElse) {
  for (const double fps : {15.0, 30.0}) {
    int right = 0, wrong = 0, missed = 0;
    std::mt19937 random(11);
    std::normal_distribution<double> noise(0.0, rad(0.3));
    for (const Scene& scene : scenes()) {
      CueEngine engine;
      int found = 0, found_other = 0;
      for (double t = 0.0; t < scene.seconds; t += 1.0 / fps) {
        Pose pose = scene.pose(t);
        core::Face face = capture::make_synthetic_face(pose);
        face.pose->pitch_rad += noise(random);
        face.pose->yaw_rad += noise(random);
        engine.update(face, t + 1.0);
        for (const HeadGesture& g : engine.gestures()) {
          (scene.truth == g.kind ? found : found_other) += 1;
        }
      }
      right += found > 0 ? 1 : 0;
      wrong += found_other + std::max(0, found - 1);
      missed += scene.truth && found == 0;
    }
    EXPECT_GE(2.0 * right / (2.0 * right + wrong + missed), 0.95)
        << fps << " frames/s: " << right << " right, " << wrong << " wrong, " << missed
        << " missed";
  }
}

TEST(HeadGestures, CountsAndMeasuresTheRate) {
  Player player;
  std::vector<HeadGesture> ended;
  const testing::Script script = swings(true, 10.0, 2.0, 3.0);
  bool seen_on = false;
  for (int i = 0; i < 240; ++i) {
    const core::CueSet cues = player.show(script(i / 30.0));
    seen_on = seen_on || cues[CueId::nodding].active;
    EXPECT_FALSE(cues[CueId::shaking].active);
    const auto& now = player.engine().gestures();
    ended.insert(ended.end(), now.begin(), now.end());
  }
  EXPECT_TRUE(seen_on);
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_EQ(ended[0].count, 3);
  EXPECT_NEAR(ended[0].speed_hz.value_or(0.0), 2.0, 0.3);
  EXPECT_NEAR(ended[0].length_s, 1.5, 0.25);
  EXPECT_EQ(player.engine().head().nods, 1);
  EXPECT_EQ(player.engine().head().shakes, 0);
}

TEST(HeadGestures, ATiltIsTold) {
  Player player;
  player.calm();
  Pose tilted;
  tilted.roll_rad = rad(15.0);
  player.hold(tilted, 2.0);
  player.hold({}, 1.5);
  EXPECT_EQ(player.engine().head().tilts, 1);
}

}  // namespace
}  // namespace attune::cues
