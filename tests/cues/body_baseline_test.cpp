#include "cues/body_baseline.hpp"

#include <gtest/gtest.h>

#include <random>

#include "cues/posture_testing.hpp"

namespace attune::cues {
namespace {

using testing::see;
using testing::Sitting;

BodyShape shape_of(const Sitting& sitting) {
  return *measure_body(see(sitting, 0.0).body, sitting.head.inter_ocular_px);
}

class Looks {
 public:
  explicit Looks(double step_s = 0.15) : step_s_(step_s) {}
  void hold(const Sitting& sitting, double seconds, double yaw_rad = 0.0, bool busy = false) {
    for (double t = 0.0; t < seconds; t += step_s_) {
      time_s_ += step_s_;
      baseline.update(shape_of(sitting), yaw_rad, busy, time_s_);
    }
  }
  BodyBaseline baseline{PostureOptions{}};

 private:
  double step_s_;
  double time_s_ = 0.0;
};

Sitting sunk(double share) {
  Sitting s;
  s.sink = share;
  return s;
}

TEST(BodyBaseline, LearnsInCalmSecondsAtAnyRate) {
  for (const double step_s : {0.1, 0.3, 0.6}) {
    Looks looks(step_s);
    looks.hold({}, 2.0);
    EXPECT_FALSE(looks.baseline.fitted());
    looks.hold({}, 3.0);
    EXPECT_TRUE(looks.baseline.fitted()) << step_s;
    EXPECT_NEAR(looks.baseline[BodyFeature::gap_to_eyes], shape_of({})[BodyFeature::gap_to_eyes],
                1e-6);
  }
}

TEST(BodyBaseline, LearnsNothingWhileTurnedBusyOrMoving) {
  Looks turned;
  turned.hold({}, 10.0, 0.6);
  EXPECT_FALSE(turned.baseline.fitted());
  Looks busy;
  busy.hold({}, 10.0, 0.0, true);
  EXPECT_FALSE(busy.baseline.fitted());
  Looks moving;
  for (int i = 0; i < 60; ++i) {
    Sitting s;
    s.head.center_px.y += static_cast<float>(i % 2) * 40.0F;
    moving.hold(s, 0.15);
  }
  EXPECT_FALSE(moving.baseline.fitted());
}

TEST(BodyBaseline, AMovementInBetweenDropsOut) {
  Looks looks;
  looks.hold({}, 1.5);
  looks.hold(sunk(0.3), 0.6);
  looks.hold({}, 4.0);
  ASSERT_TRUE(looks.baseline.fitted());
  EXPECT_NEAR(looks.baseline[BodyFeature::gap_to_eyes], shape_of({})[BodyFeature::gap_to_eyes],
              1e-6);
}

TEST(BodyBaseline, KnowsItsNoise) {
  std::mt19937 random(9);
  BodyBaseline baseline{PostureOptions{}};
  for (int i = 1; i < 80; ++i) {
    BodyShape shape = shape_of({});
    shape[BodyFeature::tilt] = 0.01 * static_cast<double>(random() % 3) - 0.01;
    baseline.update(shape, 0.0, false, 0.15 * i);
  }
  EXPECT_GT(baseline.noise_of(BodyFeature::tilt), 0.008);
  EXPECT_LT(baseline.noise_of(BodyFeature::tilt), 0.03);
  EXPECT_LT(baseline.noise_of(BodyFeature::gap_to_eyes), 1e-6);
}

TEST(BodyBaseline, FollowsSlowSmallChangesOnly) {
  const double upright = shape_of({})[BodyFeature::gap_to_eyes];
  Looks slow;
  slow.hold({}, 12.0);
  slow.hold(sunk(0.03), 300.0);
  EXPECT_NEAR(slow.baseline[BodyFeature::gap_to_eyes],
              shape_of(sunk(0.03))[BodyFeature::gap_to_eyes], 0.005);
  Looks slouching;
  slouching.hold({}, 12.0);
  slouching.hold(sunk(0.12), 300.0);
  EXPECT_NEAR(slouching.baseline[BodyFeature::gap_to_eyes], upright, 0.005)
      << "a posture does not become the usual by lasting";
  Looks creeping;  // a little further every minute: followed to a limit
  creeping.hold({}, 12.0);
  for (int i = 1; i <= 10; ++i) creeping.hold(sunk(0.02 * i), 60.0);
  EXPECT_NEAR(creeping.baseline[BodyFeature::gap_to_eyes], upright,
              PostureOptions{}.max_drift + 1e-6);
}

TEST(BodyBaseline, StartsAnewAfterReset) {
  Looks looks;
  looks.hold({}, 6.0);
  looks.baseline.reset();
  EXPECT_FALSE(looks.baseline.fitted());
  looks.hold(sunk(0.1), 6.0);
  EXPECT_NEAR(looks.baseline[BodyFeature::gap_to_eyes],
              shape_of(sunk(0.1))[BodyFeature::gap_to_eyes], 1e-6);
}

}  // namespace
}  // namespace attune::cues
