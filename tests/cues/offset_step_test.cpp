#include "cues/offset_step.hpp"

#include <gtest/gtest.h>

#include <random>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::Missing;
using State = core::OffsetStep::State;
using testing::Player;
using testing::Pose;
using testing::rad;

OffsetSample looking(double yaw, double pitch) {
  return {core::GazeOffset{yaw, pitch}, std::nullopt, 0.0, 0.0};
}
OffsetSample hidden(Missing why) { return {std::nullopt, why, 0.0, 0.0}; }

TEST(OffsetLearner, AveragesThreeSteadySeconds) {
  for (const double fps : {10.0, 30.0}) {
    std::mt19937 random(3);
    const auto noise = [&] { return 0.04 * (static_cast<double>(random() % 1000) / 999 - 0.5); };
    OffsetLearner learner{OffsetOptions{}};
    learner.start();
    std::optional<core::GazeOffset> offset;
    double time_s = 10.0;
    for (; !offset && time_s < 20.0; time_s += 1.0 / fps) {
      offset = learner.update(looking(0.1 + noise(), -0.2 + noise()), time_s);
    }
    ASSERT_TRUE(offset) << fps;
    EXPECT_NEAR(offset->yaw_rad, 0.1, 0.01);
    EXPECT_NEAR(offset->pitch_rad, -0.2, 0.01);
    EXPECT_NEAR(time_s, 13.0, 0.25) << fps;
    EXPECT_EQ(learner.status().state, State::done);
  }
}

// Plays until the learner is no longer running, for ten seconds at most.
core::OffsetStep play(const std::function<OffsetSample(double)>& script) {
  OffsetLearner learner{OffsetOptions{}};
  learner.start();
  for (int i = 0; i < 300 && learner.status().state == State::running; ++i) {
    learner.update(script(i / 30.0), i / 30.0);
  }
  return learner.status();
}

TEST(OffsetLearner, ABlinkOnlyLengthensIt) {
  EXPECT_EQ(play([](double t) {
              return t > 1.0 && t < 1.3 ? hidden(Missing::eyes_closed) : looking(0.0, -0.1);
            }).state,
            State::done);
}

TEST(OffsetLearner, RefusesWithItsReason) {
  const auto refused = [](const std::function<OffsetSample(double)>& script) {
    const core::OffsetStep step = play(script);
    EXPECT_EQ(step.state, State::refused);
    return step.why;
  };
  EXPECT_EQ(refused([](double) { return hidden(Missing::eyes_closed); }), Missing::eyes_closed);
  EXPECT_EQ(refused([](double t) { return looking(0.3 * std::sin(3.0 * t), 0.0); }),
            Missing::unsteady);
  EXPECT_EQ(refused([](double) { return looking(0.6, 0.0); }), Missing::turned_away);
  EXPECT_EQ(refused([](double) {
              OffsetSample sample = looking(0.0, 0.0);
              sample.head_yaw_rad = 0.6;
              return sample;
            }),
            Missing::turned_away);
}

TEST(OffsetLearner, DoesNothingUntilAsked) {
  OffsetLearner learner{OffsetOptions{}};
  for (int i = 0; i < 200; ++i) EXPECT_FALSE(learner.update(looking(0.1, 0.1), i / 30.0));
  EXPECT_EQ(learner.status().state, State::idle);
}

TEST(GazeOffset, MovesContactToTheLearnedPlace) {
  Pose at_screen;
  at_screen.gaze_pitch_rad = rad(-16.0);
  Player player;
  player.calm();
  EXPECT_LT(*player.hold(at_screen, 1.0)[CueId::eye_contact].value, 0.4);
  player.engine().learn_offset();
  player.hold(at_screen, 3.5);
  const core::EyeActivity& eyes = player.engine().eyes();
  ASSERT_EQ(eyes.offset_step.state, State::done);
  ASSERT_TRUE(eyes.offset);
  EXPECT_LT(eyes.offset->pitch_rad, rad(-8.0));
  core::CueSet cues = player.hold(at_screen, 0.5);
  EXPECT_GT(*cues[CueId::eye_contact].value, 0.9);
  EXPECT_NEAR(*cues[CueId::gaze_vertical].value, 0.0, rad(2.0));
  EXPECT_LT(*player.hold({}, 1.0)[CueId::eye_contact].value, 0.6) << "the camera is above it";
  player.engine().set_offset(std::nullopt);
  EXPECT_GT(*player.hold({}, 1.0)[CueId::eye_contact].value, 0.85);
}

}  // namespace
}  // namespace attune::cues
