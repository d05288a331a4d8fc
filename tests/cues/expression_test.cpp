#include "cues/expression.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace attune::cues {
namespace {

core::Expression surely(core::ExpressionClass expression) {
  core::Expression result;
  result.probability[static_cast<std::size_t>(expression)] = 1.0;
  return result;
}
const core::Expression kCalm = surely(core::ExpressionClass::neutral);
const core::Expression kGlad = surely(core::ExpressionClass::happiness);

// How glad the face is shown to be, `after_s` after it changed from calm to glad.
double glad_after(double after_s, double rate_hz) {
  ExpressionSmoother smoother;
  smoother.update(kCalm, 0.0);
  double shown = 0.0;
  for (int i = 1; i <= static_cast<int>(after_s * rate_hz + 0.5); ++i) {
    shown = (*smoother.update(kGlad, i / rate_hz))[core::ExpressionClass::happiness];
  }
  return shown;
}

TEST(ExpressionSmoother, HalfOfWhatIsShownIsFromTheLastFifthOfASecond) {
  EXPECT_NEAR(glad_after(0.2, 30), 0.5, 0.02);
  EXPECT_GT(glad_after(1.0, 30), 0.95);
}

TEST(ExpressionSmoother, FrameRateChangesNothing) {
  EXPECT_NEAR(glad_after(0.4, 10), glad_after(0.4, 60), 1e-9);
}

TEST(ExpressionSmoother, StaysAProbability) {
  ExpressionSmoother smoother;
  smoother.update(kCalm, 0.0);
  const auto shown = smoother.update(kGlad, 0.1);
  EXPECT_NEAR(std::accumulate(shown->probability.begin(), shown->probability.end(), 0.0), 1.0,
              1e-12);
}

TEST(ExpressionSmoother, NothingReadIsNothingShownAndALongGapStartsAnew) {
  ExpressionSmoother smoother;
  smoother.update(kCalm, 0.0);
  EXPECT_FALSE(smoother.update(std::nullopt, 0.1).has_value());
  EXPECT_LT((*smoother.update(kGlad, 0.2))[core::ExpressionClass::happiness], 0.9);
  EXPECT_DOUBLE_EQ((*smoother.update(kCalm, 2.0))[core::ExpressionClass::neutral], 1.0);
}

}  // namespace
}  // namespace attune::cues
