#include "capture/synthetic_light.hpp"

#include <algorithm>
#include <cmath>

namespace attune::capture {
namespace {

using cv::Vec3f;

struct Light {
  Vec3f towards;  // unit vector from the surface to the light
  float strength;
};

}  // namespace

Vec3f unit(const Vec3f& v) {
  const float length = std::sqrt(v.dot(v));
  return length > 1e-12F ? v * (1.0F / length) : Vec3f(0, 0, -1);
}

Vec3f lit(const Vec3f& albedo, const Vec3f& normal, const Vec3f& to_camera, float gloss) {
  static const Light kKey{unit({-0.45F, -0.45F, -0.85F}), 0.40F};
  static const Light kFill{unit({0.75F, 0.05F, -0.65F}), 0.22F};
  float light = 0.50F - 0.04F * normal[1];  // from all sides, a little more from above
  for (const Light* l : {&kKey, &kFill}) {
    // Light reaches a little round the edge, as it does through skin.
    light += l->strength * std::max((normal.dot(l->towards) + 0.25F) / 1.25F, 0.0F);
  }
  const float facing = std::max(normal.dot(to_camera), 0.0F);
  light *= 0.74F + 0.26F * std::sqrt(facing);
  const Vec3f half = unit(kKey.towards + to_camera);
  const float s = std::max(normal.dot(half), 0.0F);
  const float s4 = s * s * s * s, s16 = s4 * s4 * s4 * s4;
  // Shadows on skin are warm: blue goes first.
  const float dark = std::max(1.0F - light, 0.0F);
  const Vec3f tinted(albedo[0] * (light - 0.10F * dark), albedo[1] * (light - 0.04F * dark),
                     albedo[2] * (light + 0.05F * dark));
  return tinted + Vec3f(255, 250, 245) * (gloss * s16 * s4);
}

ShadedGrid shade_grid(const std::vector<cv::Point3f>& points, const std::vector<Vec3f>& albedo,
                      int columns, const SyntheticCamera& camera, float gloss) {
  const auto focal = static_cast<float>(camera.focal_px);
  const cv::Point2f principal(camera.principal_px);
  ShadedGrid grid;
  grid.columns = columns;
  grid.vertices.resize(points.size());
  const int rows = static_cast<int>(points.size()) / columns;
  const auto index = [&](int row, int column) {
    return static_cast<std::size_t>(row * columns + column);
  };
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const std::size_t i = index(row, column);
      const cv::Point3f right = points[index(row, std::min(column + 1, columns - 1))] -
                                points[index(row, std::max(column - 1, 0))];
      const cv::Point3f down = points[index(std::min(row + 1, rows - 1), column)] -
                               points[index(std::max(row - 1, 0), column)];
      const Vec3f normal = unit(Vec3f(down.cross(right)));
      const Vec3f to_camera = unit(-Vec3f(points[i]));
      grid.vertices[i].at = {principal.x + focal * points[i].x / points[i].z,
                             principal.y + focal * points[i].y / points[i].z};
      grid.vertices[i].bgr = lit(albedo[i], normal, to_camera, gloss);
    }
  }
  return grid;
}

}  // namespace attune::capture
