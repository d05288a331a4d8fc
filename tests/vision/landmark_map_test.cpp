#include "vision/landmark_map.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "vision/mesh_shape.hpp"

namespace attune::vision {
namespace {

TEST(To68, GivesTheClassicPointsAsTheyAre) {
  core::Face face;
  face.backend = core::Backend::classic;
  for (int i = 0; i < 68; ++i) {
    face.points.emplace_back(static_cast<float>(i), 3.0F);
  }
  EXPECT_EQ(to_68(face), face.points);
}

TEST(To68, PutsTheCornersOfTheMeshOnThoseOfTheScheme) {
  core::Face face;
  face.backend = core::Backend::mesh;
  for (int i = 0; i < 478; ++i) {
    face.points.emplace_back(static_cast<float>(i), static_cast<float>(i * i % 977));
  }
  const auto shape = shape_from_mesh(face.points);
  const auto points = to_68(face);
  ASSERT_EQ(points.size(), 68U);
  EXPECT_EQ(points[36], shape.right_eye.outer_corner);
  EXPECT_EQ(points[39], shape.right_eye.inner_corner);
  EXPECT_EQ(points[42], shape.left_eye.inner_corner);
  EXPECT_EQ(points[45], shape.left_eye.outer_corner);
  EXPECT_EQ(points[48], shape.mouth.right_corner);
  EXPECT_EQ(points[54], shape.mouth.left_corner);
  EXPECT_EQ(points[30], shape.nose.bridge.back());
  EXPECT_EQ(points[33], shape.nose.base[2]);
}

TEST(To68, RefusesAFaceWithoutItsPoints) {
  core::Face face;
  face.backend = core::Backend::mesh;
  EXPECT_THROW(to_68(face), std::logic_error);
  face.backend = core::Backend::classic;
  EXPECT_THROW(to_68(face), std::logic_error);
}

}  // namespace
}  // namespace attune::vision
