#include "vision/mesh_shape.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace attune::vision {
namespace {

// Point i lies at (i, 1000 - i), so that a part tells which points it was made of.
std::vector<cv::Point2f> numbered() {
  std::vector<cv::Point2f> points;
  for (int i = 0; i < 478; ++i) {
    points.emplace_back(static_cast<float>(i), static_cast<float>(1000 - i));
  }
  return points;
}

TEST(ShapeFromMesh, TakesTheSubjectsSides) {
  const auto shape = shape_from_mesh(numbered());
  EXPECT_EQ(shape.right_eye.outer_corner.x, 33);
  EXPECT_EQ(shape.right_eye.inner_corner.x, 133);
  EXPECT_EQ(shape.left_eye.outer_corner.x, 263);
  EXPECT_EQ(shape.left_eye.inner_corner.x, 362);
  EXPECT_EQ(shape.mouth.right_corner.x, 61);
  EXPECT_EQ(shape.mouth.left_corner.x, 291);
  ASSERT_TRUE(shape.right_eye.iris.has_value());
  EXPECT_EQ(shape.right_eye.iris->center.x, 468);
  EXPECT_EQ(shape.left_eye.iris->center.x, 473);
}

TEST(ShapeFromMesh, HasEveryPartInItsOrder) {
  const auto shape = shape_from_mesh(numbered());
  EXPECT_EQ(shape.right_eye.upper_lid.size(), 7U);
  EXPECT_EQ(shape.left_eye.lower_lid.size(), 7U);
  EXPECT_EQ(shape.right_brow.size(), 5U);
  EXPECT_EQ(shape.left_brow.size(), 5U);
  EXPECT_EQ(shape.jaw.size(), 17U);
  EXPECT_EQ(shape.jaw[8].x, 152);              // the chin
  EXPECT_EQ(shape.nose.bridge.back().x, 4);    // the tip
  EXPECT_EQ(shape.nose.base[2].x, 2);          // the septum
  EXPECT_EQ(shape.mouth.outer_upper[4].x, 0);  // the midline
  EXPECT_EQ(shape.mouth.inner_upper[4].x, 13);
  EXPECT_EQ(shape.mouth.inner_lower[4].x, 14);
  EXPECT_EQ(shape.mouth.outer_lower[4].x, 17);
}

TEST(ShapeFromMesh, MeasuresTheIrisFromItsEdge) {
  auto points = numbered();
  points[468] = {100, 100};
  points[469] = {106, 100};
  points[470] = {100, 95};
  points[471] = {94, 100};
  points[472] = {100, 105};
  EXPECT_FLOAT_EQ(shape_from_mesh(points).right_eye.iris->radius_px, 5.5F);
}

TEST(ShapeFromMesh, RefusesAnotherNumberOfPoints) {
  EXPECT_THROW(shape_from_mesh(std::vector<cv::Point2f>(468)), std::logic_error);
}

}  // namespace
}  // namespace attune::vision
