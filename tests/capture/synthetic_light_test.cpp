#include "capture/synthetic_light.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attune::capture {
namespace {

const cv::Vec3f kGrey(120, 120, 120);
const cv::Vec3f kToCamera(0, 0, -1);

TEST(SyntheticLight, FrontIsBrighterThanTheEdge) {
  const cv::Vec3f front = lit(kGrey, {0, 0, -1}, kToCamera, 0.0F);
  EXPECT_GT(front[1], lit(kGrey, {1, 0, 0}, kToCamera, 0.0F)[1] + 20.0F);
  EXPECT_GT(front[1], lit(kGrey, {0, 1, 0}, kToCamera, 0.0F)[1] + 20.0F);
}

TEST(SyntheticLight, ComesMoreFromAbove) {
  const cv::Vec3f above = lit(kGrey, unit({0, -0.5F, -0.85F}), kToCamera, 0.0F);
  const cv::Vec3f below = lit(kGrey, unit({0, 0.5F, -0.85F}), kToCamera, 0.0F);
  EXPECT_GT(above[1], below[1] + 5.0F);
}

TEST(SyntheticLight, GlossOnlyAdds) {
  for (const cv::Vec3f& normal : {cv::Vec3f(0, 0, -1), unit({-0.3F, -0.3F, -1})}) {
    EXPECT_GT(lit(kGrey, normal, kToCamera, 0.3F)[0], lit(kGrey, normal, kToCamera, 0.0F)[0]);
  }
}

TEST(SyntheticLight, NothingHasADirectionToo) {
  EXPECT_EQ(unit({0, 0, 0}), cv::Vec3f(0, 0, -1));
  EXPECT_NEAR(cv::norm(unit({3, 4, 12})), 1.0, 1e-6);
}

// A flat board across the view: its vertices lie where the pinhole puts them, all equally lit.
TEST(SyntheticLight, ShadesAGridWhereTheCameraSeesIt) {
  std::vector<cv::Point3f> points;
  for (const float y : {-50.0F, 0.0F, 50.0F}) {
    for (const float x : {-1.0F, 0.0F, 1.0F}) points.emplace_back(x, y * 0.02F, 1000.0F);
  }
  const SyntheticCamera camera;
  const ShadedGrid grid = shade_grid(points, std::vector<cv::Vec3f>(9, kGrey), 3, camera, 0.0F);
  ASSERT_EQ(grid.rows(), 3);
  EXPECT_NEAR(grid.vertices[5].at.x, 320.0 + camera.focal_px / 1000.0, 1e-3);
  EXPECT_NEAR(grid.vertices[4].at.y, 240.0, 1e-3);
  const cv::Vec3f facing = lit(kGrey, {0, 0, -1}, kToCamera, 0.0F);
  for (const ShadedVertex& v : grid.vertices) EXPECT_NEAR(v.bgr[1], facing[1], 0.5F);
}

}  // namespace
}  // namespace attune::capture
