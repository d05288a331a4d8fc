#include "core/face.hpp"

#include <gtest/gtest.h>

namespace attune::core {
namespace {

TEST(Face, InterOcularDistanceIsBetweenEyeCentres) {
  FaceShape shape;
  shape.right_eye.outer_corner = {100, 50};
  shape.right_eye.inner_corner = {120, 50};
  shape.left_eye.inner_corner = {140, 90};
  shape.left_eye.outer_corner = {140, 90};
  EXPECT_DOUBLE_EQ(inter_ocular_px(shape), 50.0);  // (110,50) to (140,90)
}

}  // namespace
}  // namespace attune::core
