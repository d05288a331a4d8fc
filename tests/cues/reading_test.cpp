#include "cues/reading.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace attune::cues {
namespace {

using core::CueId;
using core::Intensity;

TEST(Reading, LimitsValueAndConfidence) {
  const core::CueReading r = value_reading(CueId::mouth_corners, -3.0, 1.7, true, {});
  EXPECT_DOUBLE_EQ(*r.value, -1.0);
  EXPECT_DOUBLE_EQ(r.confidence, 1.0);
  EXPECT_FALSE(r.missing);
  EXPECT_EQ(r.intensity, Intensity::strong);
  EXPECT_TRUE(r.fitted);
}

TEST(Reading, ANumberThatIsNoneIsABug) {
  EXPECT_THROW(value_reading(CueId::lean, std::numeric_limits<double>::quiet_NaN(), 1, true, {}),
               std::logic_error);
}

TEST(Reading, MissingHasNoValueAndNoConfidence) {
  const core::CueReading r = missing_reading(CueId::lean, core::Missing::no_baseline);
  EXPECT_FALSE(r.value);
  EXPECT_EQ(r.missing, core::Missing::no_baseline);
  EXPECT_EQ(r.confidence, 0.0);
}

TEST(Reading, IntensityStepsUpWithSize) {
  const Steps steps{0.2, 0.5, 0.8};
  EXPECT_EQ(intensity_of(0.1, steps), Intensity::none);
  EXPECT_EQ(intensity_of(-0.2, steps), Intensity::slight);
  EXPECT_EQ(intensity_of(0.6, steps), Intensity::clear);
  EXPECT_EQ(intensity_of(-0.9, steps), Intensity::strong);
}

TEST(Reading, GradeIsFlatThenStraightThenFull) {
  const Grade grade{0.1, 0.3};
  EXPECT_EQ(graded(-5.0, grade), 0.0);
  EXPECT_EQ(graded(0.1, grade), 0.0);
  EXPECT_NEAR(graded(0.2, grade), 0.5, 1e-12);
  EXPECT_EQ(graded(9.0, grade), 1.0);
}

TEST(Reading, PoseDoubtShiftsTheWholeGrade) {
  const Grade plain = fit_grade({0.01, 0.1}, true, {0.0, 0.0, 0.0});
  const Grade nodding = fit_grade({0.01, 0.1}, true, {0.0, 0.0, 0.02});
  EXPECT_DOUBLE_EQ(nodding.dead, plain.dead + 0.02);
  EXPECT_DOUBLE_EQ(nodding.full, plain.full + 0.02);
}

TEST(Reading, NoiseAndStrangersWidenTheDeadZone) {
  Neutral neutral;
  const auto f = static_cast<std::size_t>(Feature::brow_height);
  neutral.spread[f] = 0.04;
  neutral.noise[f] = 0.001;
  const Grade grade{0.01, 0.1};
  const auto fit = [&] {
    return fit_grade(grade, neutral.fitted, doubt_of(neutral, Feature::brow_height, 0.5));
  };
  EXPECT_DOUBLE_EQ(fit().dead, 0.02);
  neutral.fitted = true;
  EXPECT_DOUBLE_EQ(fit().dead, 0.01);
  neutral.noise[f] = 0.05;
  const Grade noisy = fit();
  EXPECT_DOUBLE_EQ(noisy.dead, 0.1);
  EXPECT_GT(noisy.full, noisy.dead);
}

}  // namespace
}  // namespace attune::cues
