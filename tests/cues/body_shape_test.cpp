#include "cues/body_shape.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "cues/posture_testing.hpp"

namespace attune::cues {
namespace {

using testing::see;
using testing::Sitting;

TEST(BodyShape, MeasuresTheUpperBody) {
  const auto shape = measure_body(see({}, 0.0).body, 80.0);
  ASSERT_TRUE(shape);
  EXPECT_NEAR((*shape)[BodyFeature::gap_to_eyes], std::log(testing::kGap), 1e-4);
  EXPECT_NEAR((*shape)[BodyFeature::width_to_eyes], std::log(2 * testing::kHalfShoulders), 1e-4);
  EXPECT_NEAR((*shape)[BodyFeature::gap_to_width],
              std::log(testing::kGap / (2 * testing::kHalfShoulders)), 1e-4);
  EXPECT_NEAR((*shape)[BodyFeature::tilt], 0.0, 1e-6);
  EXPECT_NEAR((*shape)[BodyFeature::offset], 0.0, 1e-6);
}

TEST(BodyShape, ATippedBodyKeepsItsProportions) {
  Sitting tipped;
  tipped.tilt_rad = 0.2;
  const auto shape = measure_body(see(tipped, 0.0).body, 80.0);
  ASSERT_TRUE(shape);
  EXPECT_NEAR((*shape)[BodyFeature::tilt], 0.2, 1e-4);
  EXPECT_NEAR((*shape)[BodyFeature::gap_to_eyes], std::log(testing::kGap), 1e-4);
  EXPECT_NEAR((*shape)[BodyFeature::offset], 0.0, 1e-4);
}

TEST(BodyShape, RefusesWhatIsNoUpperBody) {
  const core::Body good = see({}, 0.0).body;
  core::Body swapped = good;
  std::swap(swapped.right_shoulder, swapped.left_shoulder);
  EXPECT_FALSE(measure_body(swapped, 80.0));
  core::Body below = good;
  below.right_ear.at.y = below.left_ear.at.y = good.right_shoulder.at.y + 50.0F;
  EXPECT_FALSE(measure_body(below, 80.0));
  core::Body one_place = good;
  one_place.left_shoulder = one_place.right_shoulder;
  EXPECT_FALSE(measure_body(one_place, 80.0));
  core::Body nowhere = good;
  nowhere.left_shoulder.at.x = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(measure_body(nowhere, 80.0));
  EXPECT_FALSE(measure_body(good, 0.0));
  EXPECT_FALSE(measure_body(good, std::numeric_limits<double>::quiet_NaN()));
}

TEST(BodyShape, AxesOfTheBody) {
  const core::Body body = see({}, 0.0).body;
  const cv::Point2d left = in_body(body, body.left_shoulder.at);
  EXPECT_NEAR(left.x, 0.5, 1e-4);
  EXPECT_NEAR(left.y, 0.0, 1e-4);
  EXPECT_GT(in_body(body, body.right_hip.at).y, 0.5) << "down";
}

}  // namespace
}  // namespace attune::cues
