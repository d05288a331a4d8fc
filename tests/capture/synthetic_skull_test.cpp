#include "capture/synthetic_skull.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "capture/synthetic_model.hpp"

namespace attune::capture {
namespace {

TEST(Curve, PassesThroughItsKnotsAndIsConstantOutside) {
  constexpr std::array<Knot, 4> kKnots{{{0, 1}, {2, 5}, {3, 4}, {10, 0}}};
  for (const Knot& k : kKnots) EXPECT_NEAR(curve(kKnots, k.at), k.value, 1e-5);
  EXPECT_FLOAT_EQ(curve(kKnots, -100), 1);
  EXPECT_FLOAT_EQ(curve(kKnots, 100), 0);
}

TEST(SmoothStep, RisesFromZeroToOne) {
  EXPECT_FLOAT_EQ(smooth_step(2, 4, 1), 0);
  EXPECT_FLOAT_EQ(smooth_step(2, 4, 3), 0.5F);
  EXPECT_FLOAT_EQ(smooth_step(2, 4, 5), 1);
}

TEST(Hill, IsOneOnTopAndFallsOff) {
  EXPECT_FLOAT_EQ(hill(3, 4, 3, 4, 2, 2), 1);
  EXPECT_NEAR(hill(5, 4, 3, 4, 2, 2), std::exp(-1.0), 1e-6);
}

TEST(Head, IsMirrorSymmetric) {
  for (float y = -110; y < 105; y += 7) {
    for (float across = 0; across <= 2; across += 0.1F) {
      const cv::Point3f left = on_head(across, y), right = on_head(-across, y);
      EXPECT_FLOAT_EQ(left.x, -right.x);
      EXPECT_FLOAT_EQ(left.z, right.z);
      EXPECT_FLOAT_EQ(relief(left.x, y), relief(right.x, y));
    }
  }
}

TEST(Head, WidestPlacesAreTheJawLine) {
  for (const cv::Point3d& p : HeadModel({}).jaw()) {
    if (std::abs(p.x) < 10) continue;  // the chin is a single point there
    const cv::Point3f on = on_head(p.x > 0 ? 1.0F : -1.0F, static_cast<float>(p.y));
    EXPECT_NEAR(on.x, p.x, 0.5);
    EXPECT_NEAR(on.z, p.z, 2.0);
  }
}

TEST(Head, EyeCornersLieOnIt) {
  const HeadModel head({});
  for (const double end : {-1.0, 1.0}) {
    const cv::Point3d corner = head.upper_lid(Side::left, end);
    const auto y = static_cast<float>(corner.y);
    const float across = static_cast<float>(corner.x) / on_head(1.0F, y).x;
    const cv::Point3f on = on_head(across, y);
    EXPECT_NEAR(on.z - relief(on.x, y), corner.z, 7.0);
  }
}

TEST(Head, NoseIsTheForemostPoint) {
  const HeadModel head({});
  const cv::Point3d tip = head.nose_bridge().back();
  const auto tip_y = static_cast<float>(tip.y);
  const float at_tip = on_head(0, tip_y).z - relief(0, tip_y);
  EXPECT_NEAR(at_tip, tip.z, 3.0);
  for (float y = -90; y < 104; y += 3) {
    EXPECT_GE(on_head(0, y).z - relief(0, y), at_tip - 1.0F) << y;
  }
}

}  // namespace
}  // namespace attune::capture
