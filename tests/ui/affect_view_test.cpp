#include "ui/affect_view.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/likelihood.hpp"

namespace attune::ui {
namespace {

TEST(AffectPlot, PutsPleasantRightAndStirredUp) {
  const AffectPlot plot = make_affect_plot({0.6, -0.4, 0.1, 0.1, 0.0});
  EXPECT_FLOAT_EQ(plot.at.x, 0.8F);
  EXPECT_FLOAT_EQ(plot.at.y, 0.3F);
}

// Every point of the ring is as far from the estimate as the share of "likely" reaches, whatever
// the correlation.
TEST(AffectPlot, TheRingHoldsWhatIsLikely) {
  for (const double rho : {-0.8, 0.0, 0.5}) {
    const core::Affect affect{0.2, -0.1, 0.3, 0.5, rho};
    const AffectPlot plot = make_affect_plot(affect);
    ASSERT_GE(plot.ring.size(), 24U);
    for (const cv::Point2f& point : plot.ring) {
      const double x = (2.0 * point.x - 1.0 - affect.valence) / affect.valence_sd;
      const double y = (2.0 * point.y - 1.0 - affect.arousal) / affect.arousal_sd;
      const double r2 = (x * x - 2 * rho * x * y + y * y) / (1 - rho * rho);
      EXPECT_NEAR(1.0 - std::exp(-r2 / 2), core::kLikely, 1e-4);
    }
  }
}

TEST(AffectPlot, MoreDoubtIsAWiderRing) {
  const auto width = [](double sd) {
    float low = 9;
    float high = -9;
    for (const cv::Point2f& p : make_affect_plot({0, 0, sd, sd, 0}).ring) {
      low = std::min(low, p.x);
      high = std::max(high, p.x);
    }
    return high - low;
  };
  EXPECT_NEAR(width(0.4) / width(0.2), 2.0, 1e-3);
}

// A side is named from a two in three chance on, about 0.41 standard deviations.
TEST(AffectPlot, NamesOnlyTheSideThatIsLikely) {
  EXPECT_EQ(make_affect_plot({0.05, -0.05, 0.5, 0.5, 0}).text,
            "Neither how pleasant nor how lively it looks can be told.");
  EXPECT_EQ(make_affect_plot({-0.3, 0.05, 0.5, 0.5, 0}).text,
            "Likely on the unpleasant side; whether quiet or stirred cannot be told.");
  EXPECT_EQ(make_affect_plot({0.05, 0.4, 0.5, 0.5, 0}).text,
            "Likely rather stirred; whether pleasant or not cannot be told.");
  EXPECT_EQ(make_affect_plot({0.5, -0.4, 0.5, 0.5, 0}).text,
            "Likely on the pleasant side, and likely rather quiet.");
}

}  // namespace
}  // namespace attune::ui
