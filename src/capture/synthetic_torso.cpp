#include "capture/synthetic_torso.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "capture/synthetic_light.hpp"
#include "capture/synthetic_paint.hpp"
#include "capture/synthetic_skull.hpp"
#include "capture/synthetic_surface.hpp"

namespace attune::capture {
namespace {

using cv::Point3d;
using cv::Point3f;
using cv::Vec3f;

// The shirt as curves around the body, from the neckline (0) to the hem: half width, and height and
// depth at the side and in the middle of the front. Millimetres in the body's frame.
constexpr std::size_t kCurves = 13;
using Profile = std::array<Knot, kCurves>;
constexpr Profile kHalfWidth{{{0, 61},
                              {1, 82},
                              {2, 116},
                              {3, 154},
                              {4, 190},
                              {5, 214},
                              {6, 224},
                              {7, 218},
                              {8, 172},
                              {9, 158},
                              {10, 152},
                              {11, 153},
                              {12, 164}}};
constexpr Profile kSideHeight{{{0, 140},
                               {1, 145},
                               {2, 150},
                               {3, 156},
                               {4, 168},
                               {5, 192},
                               {6, 232},
                               {7, 282},
                               {8, 324},
                               {9, 382},
                               {10, 470},
                               {11, 560},
                               {12, 820}}};
constexpr Profile kFrontHeight{{{0, 176},
                                {1, 188},
                                {2, 202},
                                {3, 216},
                                {4, 232},
                                {5, 252},
                                {6, 278},
                                {7, 306},
                                {8, 336},
                                {9, 388},
                                {10, 472},
                                {11, 560},
                                {12, 820}}};
constexpr Profile kFrontDepth{{{0, 34},
                               {1, 24},
                               {2, 12},
                               {3, 0},
                               {4, -10},
                               {5, -18},
                               {6, -24},
                               {7, -26},
                               {8, -25},
                               {9, -20},
                               {10, -12},
                               {11, -8},
                               {12, -10}}};
constexpr Profile kSideDepth{{{0, 80},
                              {1, 82},
                              {2, 86},
                              {3, 90},
                              {4, 94},
                              {5, 96},
                              {6, 97},
                              {7, 97},
                              {8, 95},
                              {9, 92},
                              {10, 88},
                              {11, 86},
                              {12, 86}}};
constexpr int kColumns = 41;
constexpr int kRowsPerCurve = 3;
constexpr int kRows = static_cast<int>(kCurves - 1) * kRowsPerCurve + 1;

struct Shirt {
  std::vector<Point3f> points;
  std::vector<Vec3f> albedo;
  std::vector<float> rises;  // share of the way of raised shoulders
};

// Folds from the armpits to the middle, and the shade that the arms throw.
float fold_shade(const Point3f& p) {
  const float a = std::abs(p.x);
  const float slant = 0.06F * std::sin(0.11F * (p.y - 0.55F * a)) * hill(a, p.y, 120, 300, 60, 70);
  const float hang = 0.05F * std::sin(0.085F * p.x) * smooth_step(300, 480, p.y);
  return slant + hang - 0.30F * smooth_step(118, 160, a) * smooth_step(300, 340, p.y) -
         0.10F * hill(p.x, p.y, 0, 330, 14, 90);
}

Shirt make_shirt() {
  Shirt shirt;
  for (int row = 0; row < kRows; ++row) {
    const float k = static_cast<float>(row) / kRowsPerCurve;
    for (int column = 0; column < kColumns; ++column) {
      const float angle = 0.55F * std::numbers::pi_v<float> *
                          (2.0F * static_cast<float>(column) / (kColumns - 1) - 1.0F);
      const float front = std::pow(std::max(std::cos(angle), 0.0F), 0.8F);
      const float side = curve(kSideHeight, k), depth = curve(kSideDepth, k);
      Point3f p(curve(kHalfWidth, k) * std::sin(angle),
                side + (curve(kFrontHeight, k) - side) * front,
                depth + (curve(kFrontDepth, k) - depth) * front);
      if (front == 0.0F) p.z -= 60.0F * std::cos(angle);  // on to the back
      shirt.points.push_back(p);
      const float seam = row < 2 ? 0.80F : 1.0F;  // a knitted band around the neck
      shirt.albedo.push_back(cloth_color() * (seam * (1.0F + fold_shade(p))));
      shirt.rises.push_back((0.5F + 0.5F * smooth_step(40, 105, std::abs(p.x))) *
                            (1.0F - smooth_step(330, 560, p.y)));
    }
  }
  return shirt;
}

void draw_neck(cv::Mat& image, const SyntheticPose& pose, const HeadView& head,
               const BodyView& body) {
  const auto mm = static_cast<float>(body.pixels_per_mm());
  const Point3d throat(0, 62, 75);
  const cv::Point2d shift = head.project(throat) - body.project(throat);
  const auto at = [&](double x, double y, double z, double follows) {
    return cv::Point2f(body.project({x, y, z}) + shift * follows);
  };
  Outline right, left;
  for (const double s : {-1.0, 1.0}) {
    (s < 0 ? right : left) =
        smooth_curve({at(s * 50, 50, 75, 1.0), at(s * 49, 85, 75, 0.8), at(s * 50, 112, 75, 0.4),
                      at(s * 55, 130, 75, 0.1), at(s * 65, 150, 75, 0.0), at(s * 65, 190, 75, 0.0)},
                     24);
  }
  Outline neck = right;
  neck.insert(neck.end(), left.rbegin(), left.rend());
  fill_outline(image, neck, {skin_color() * 0.80F});
  for (const Outline* edge : {&right, &left}) {
    fill_outline(image, stroke(*edge, std::vector<float>(edge->size(), 26.0F * mm)),
                 {skin_color() * 0.52F, edge == &left ? 0.55F : 0.32F, 20.0F * mm}, &neck);
  }
  // The head's shadow on the neck.
  Outline shadow;
  for (const Point3d& p : HeadModel(pose).jaw()) {
    shadow.emplace_back(head.project({p.x * 0.95, p.y + 9.0, p.z + 30.0}));
  }
  fill_outline(image, shadow, {skin_color() * 0.42F, 0.75F, 14.0F * mm}, &neck);
}

}  // namespace

Vec3f cloth_color() { return {132, 108, 70}; }

ShadedGrid shade_torso(const BodyView& view, const SyntheticCamera& camera) {
  static const Shirt kShirt = make_shirt();
  std::vector<Point3f> points;
  points.reserve(kShirt.points.size());
  for (std::size_t i = 0; i < kShirt.points.size(); ++i) {
    Point3d p(kShirt.points[i]);
    p.y -= view.raised_mm() * kShirt.rises[i];
    points.emplace_back(view.to_camera(p));
  }
  return shade_grid(points, kShirt.albedo, kColumns, camera, 0.0F);
}

void draw_torso(cv::Mat& image, const SyntheticPose& pose) {
  const HeadView head(pose);
  const BodyView body(pose);
  draw_neck(image, pose, head, body);
  const ShadedGrid shirt = shade_torso(body, pose.camera);
  fill_grid(image, shirt, middle_column(shirt));
}

}  // namespace attune::capture
