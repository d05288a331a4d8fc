#include "ui/spot_shape.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace attune::ui {
namespace {

std::vector<cv::Point2f> scatter(unsigned seed, float width, float height, float turn) {
  std::mt19937 random(seed);
  const auto unit = [&] { return static_cast<float>(random() % 2001) / 1000.0F - 1.0F; };
  std::vector<cv::Point2f> points;
  for (int i = 0; i < 20; ++i) {
    const float x = width * unit();
    const float y = height * unit();
    points.emplace_back(300 + x * std::cos(turn) - y * std::sin(turn),
                        200 + x * std::sin(turn) + y * std::cos(turn));
  }
  return points;
}

float distance_to_edge(const SpotEllipse& e, cv::Point2f point) {
  float nearest = 1e9F;
  for (int i = 0; i < 720; ++i) {
    const float t = static_cast<float>(i) * 3.14159265F / 360;
    const float x = e.along * std::cos(t);
    const float y = e.across * std::sin(t);
    const cv::Point2f edge{e.center.x + x * std::cos(e.angle_rad) - y * std::sin(e.angle_rad),
                           e.center.y + x * std::sin(e.angle_rad) + y * std::cos(e.angle_rad)};
    nearest = std::min(nearest, std::hypot(edge.x - point.x, edge.y - point.y));
  }
  return nearest;
}

// Of any shape and turn: all points inside, with about the margin left.
TEST(SpotEllipse, CoversItsPointsWithMargin) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const float turn = 0.2F * static_cast<float>(seed);
    const auto points = scatter(seed, 80, seed % 2 == 0 ? 80.0F : 6.0F, turn);
    const SpotEllipse ellipse = ellipse_around(points, 15);
    for (const cv::Point2f& point : points) {
      EXPECT_LT(reach(ellipse, point), 1.0F) << seed;
      EXPECT_GT(distance_to_edge(ellipse, point), 0.5F * 15) << seed;
    }
    EXPECT_LT(ellipse.along, 1.5F * 1.42F * 80 + 15) << "not much larger than needed";
  }
}

TEST(SpotEllipse, LiesTheWayItsPointsDo) {
  const auto points = scatter(3, 80, 8, 0.4F);
  const SpotEllipse ellipse = ellipse_around(points, 5);
  EXPECT_NEAR(std::remainder(ellipse.angle_rad - 0.4F, 3.14159265F), 0.0F, 0.12F);
  EXPECT_GT(ellipse.along, 2 * ellipse.across);
  EXPECT_EQ(ellipse_around({{0, 0}, {10, 0}, {10, 10}, {0, 10}}, 1).angle_rad, 0.0F);
}

TEST(SpotEllipse, FollowsScaleAndShift) {
  const auto points = scatter(5, 60, 20, 0.3F);
  std::vector<cv::Point2f> moved;
  for (const cv::Point2f& point : points) moved.push_back(point * 2.0F + cv::Point2f{30, -10});
  const SpotEllipse one = ellipse_around(points, 10);
  const SpotEllipse two = ellipse_around(moved, 20);
  EXPECT_NEAR(two.along, 2 * one.along, 0.01F);
  EXPECT_NEAR(two.across, 2 * one.across, 0.01F);
  EXPECT_NEAR(two.center.x, 2 * one.center.x + 30, 0.01F);
  EXPECT_NEAR(two.angle_rad, one.angle_rad, 1e-4F);
}

TEST(SpotEllipse, NothingAndOnePointAreNoTrouble) {
  EXPECT_TRUE(ellipse_around({}, 10).empty());
  const SpotEllipse one = ellipse_around({{5, 6}}, 10);
  EXPECT_NEAR(one.along, 10, 1e-3F);
  EXPECT_NEAR(one.across, 10, 1e-3F);
}

TEST(SpotEllipse, BetweenTurnsTheShorterWay) {
  const SpotEllipse from{{0, 0}, 10, 5, 1.5F};
  const SpotEllipse to{{10, 20}, 20, 7, -1.5F};
  const SpotEllipse half = between(from, to, 0.5F);
  EXPECT_EQ(half.center, cv::Point2f(5, 10));
  EXPECT_FLOAT_EQ(half.along, 15);
  EXPECT_NEAR(std::abs(half.angle_rad), 3.14159265F / 2, 0.01F);
  EXPECT_EQ(between({}, to, 0.1F).center, to.center);
}

float area(const SpotMesh& mesh, std::size_t triangle) {
  const cv::Point2f a = mesh.at[mesh.triangles[3 * triangle]];
  const cv::Point2f b = mesh.at[mesh.triangles[3 * triangle + 1]] - a;
  const cv::Point2f c = mesh.at[mesh.triangles[3 * triangle + 2]] - a;
  return (b.x * c.y - b.y * c.x) / 2;
}

// Shade of the mesh at a place; nothing where it has no triangle.
std::optional<float> shade_at(const SpotMesh& mesh, cv::Point2f p) {
  for (std::size_t t = 0; t < mesh.triangles.size() / 3; ++t) {
    const auto corner = [&](int i) { return mesh.triangles[3 * t + static_cast<std::size_t>(i)]; };
    const cv::Point2f a = mesh.at[corner(0)];
    const cv::Point2f b = mesh.at[corner(1)] - a;
    const cv::Point2f c = mesh.at[corner(2)] - a;
    const float whole = b.x * c.y - b.y * c.x;
    if (whole == 0) continue;
    const cv::Point2f d = p - a;
    const float u = (d.x * c.y - d.y * c.x) / whole;
    const float v = (b.x * d.y - b.y * d.x) / whole;
    if (u < -1e-4F || v < -1e-4F || u + v > 1 + 1e-4F) continue;
    return (1 - u - v) * mesh.shade[corner(0)] + u * mesh.shade[corner(1)] +
           v * mesh.shade[corner(2)];
  }
  return std::nullopt;
}

TEST(SpotMesh, IsClearInsideAndDarkToTheCorners) {
  const cv::Rect2f picture{100, 50, 640, 480};
  for (const cv::Point2f center : {cv::Point2f{400, 300}, {110, 60}, {735, 520}}) {
    const SpotEllipse ellipse{center, 90, 40, 0.3F};
    const SpotMesh mesh = make_spot_mesh(ellipse, 30, picture);
    EXPECT_FALSE(shade_at(mesh, center)) << "the hole";
    for (const cv::Point2f corner : {cv::Point2f{101, 51}, {739, 51}, {101, 529}, {739, 529}}) {
      if (reach(ellipse, corner) < 2.5F) continue;
      ASSERT_TRUE(shade_at(mesh, corner)) << corner.x << "," << corner.y;
      EXPECT_NEAR(*shade_at(mesh, corner), 1.0F, 1e-3F) << corner.x << "," << corner.y;
    }
    const cv::Point2f rim = center + cv::Point2f{105 * std::cos(0.3F), 105 * std::sin(0.3F)};
    ASSERT_TRUE(shade_at(mesh, rim));
    EXPECT_NEAR(*shade_at(mesh, rim), 0.5F, 0.1F) << "half way over the rim";
  }
}

// A triangle that is turned over would shade a place twice.
TEST(SpotMesh, NoTriangleIsTurnedOver) {
  const SpotMesh mesh = make_spot_mesh({{400, 300}, 300, 10, 1.1F}, 30, {100, 50, 640, 480});
  for (std::size_t t = 0; t < mesh.triangles.size() / 3; ++t) EXPECT_GE(area(mesh, t), -0.01F);
  EXPECT_TRUE(make_spot_mesh({}, 30, {0, 0, 10, 10}).at.empty());
}

}  // namespace
}  // namespace attune::ui
