#include "ui/spot_shape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace attune::ui {
namespace {

constexpr int kCorners = 64;  // of each ring of the mesh
// Points that lie this nearly round have no direction of their own; the ellipse stays upright.
constexpr float kRound = 1.3F;
constexpr float kPi = std::numbers::pi_v<float>;

// The frame of the ellipse: x along, y across.
cv::Point2f into(const SpotEllipse& ellipse, cv::Point2f point) {
  const float c = std::cos(ellipse.angle_rad);
  const float s = std::sin(ellipse.angle_rad);
  const cv::Point2f d = point - ellipse.center;
  return {c * d.x + s * d.y, c * d.y - s * d.x};
}

cv::Point2f out_of(const SpotEllipse& ellipse, cv::Point2f inside) {
  const float c = std::cos(ellipse.angle_rad);
  const float s = std::sin(ellipse.angle_rad);
  return ellipse.center + cv::Point2f{c * inside.x - s * inside.y, s * inside.x + c * inside.y};
}

// Direction in which the points spread most.
float direction_of(const std::vector<cv::Point2f>& points) {
  cv::Point2f mean;
  for (const cv::Point2f& point : points) mean += point;
  mean *= 1.0F / static_cast<float>(points.size());
  float xx = 0.0F;
  float yy = 0.0F;
  float xy = 0.0F;
  for (const cv::Point2f& point : points) {
    const cv::Point2f d = point - mean;
    xx += d.x * d.x;
    yy += d.y * d.y;
    xy += d.x * d.y;
  }
  const float middle = (xx + yy) / 2;
  const float half = std::hypot((xx - yy) / 2, xy);
  if (middle + half < kRound * kRound * (middle - half)) return 0.0F;
  return 0.5F * std::atan2(2 * xy, xx - yy);
}

float smooth(float t) { return t * t * (3 - 2 * t); }

}  // namespace

SpotEllipse ellipse_around(const std::vector<cv::Point2f>& points, float margin) {
  SpotEllipse ellipse;
  if (points.empty()) return ellipse;
  ellipse.angle_rad = direction_of(points);
  cv::Point2f low = into(ellipse, points.front());
  cv::Point2f high = low;
  for (const cv::Point2f& point : points) {
    const cv::Point2f p = into(ellipse, point);
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  const cv::Point2f middle = (low + high) * 0.5F;
  const cv::Point2f half{std::max(0.5F, (high.x - low.x) / 2),
                         std::max(0.5F, (high.y - low.y) / 2)};
  // The box around the points in place of the ellipse would cut its corners.
  float grow = 0.0F;
  for (const cv::Point2f& point : points) {
    const cv::Point2f p = into(ellipse, point) - middle;
    grow = std::max(grow, std::hypot(p.x / half.x, p.y / half.y));
  }
  ellipse.center = out_of(ellipse, middle);
  ellipse.along = grow * half.x + margin;
  ellipse.across = grow * half.y + margin;
  return ellipse;
}

float reach(const SpotEllipse& ellipse, cv::Point2f point) {
  const cv::Point2f p = into(ellipse, point);
  return std::hypot(p.x / ellipse.along, p.y / ellipse.across);
}

SpotEllipse between(const SpotEllipse& from, const SpotEllipse& to, float share) {
  if (from.empty()) return to;
  const auto mix = [share](float a, float b) { return a + (b - a) * share; };
  float turn = std::remainder(to.angle_rad - from.angle_rad, kPi);
  return {from.center + (to.center - from.center) * share, mix(from.along, to.along),
          mix(from.across, to.across), from.angle_rad + turn * share};
}

SpotMesh make_spot_mesh(const SpotEllipse& ellipse, float rim, const cv::Rect2f& picture) {
  SpotMesh mesh;
  if (ellipse.empty() || picture.area() <= 0) return mesh;
  float farthest = std::max(ellipse.along, ellipse.across) + rim;
  for (const cv::Point2f& corner :
       {picture.tl(), picture.br(), cv::Point2f{picture.x, picture.br().y},
        cv::Point2f{picture.br().x, picture.y}}) {
    const cv::Point2f d = corner - ellipse.center;
    farthest = std::max(farthest, std::hypot(d.x, d.y));
  }
  // The outermost ring's sides, not only its corners, lie beyond the picture.
  farthest /= std::cos(kPi / kCorners);
  constexpr std::array kRim{0.0F, 0.33F, 0.67F, 1.0F};
  const auto ring = [&](float along, float across, float shade) {
    for (int i = 0; i < kCorners; ++i) {
      const float turn = 2 * kPi * static_cast<float>(i) / kCorners;
      mesh.at.push_back(out_of(ellipse, {along * std::cos(turn), across * std::sin(turn)}));
      mesh.shade.push_back(shade);
    }
  };
  for (const float t : kRim) ring(ellipse.along + t * rim, ellipse.across + t * rim, smooth(t));
  ring(farthest, farthest, 1.0F);
  for (std::size_t r = 0; r < kRim.size(); ++r) {
    for (int i = 0; i < kCorners; ++i) {
      const auto inner = static_cast<std::uint16_t>(r * kCorners);
      const auto outer = static_cast<std::uint16_t>(inner + kCorners);
      const auto here = static_cast<std::uint16_t>(i);
      const auto next = static_cast<std::uint16_t>((i + 1) % kCorners);
      for (const int index :
           {inner + here, outer + here, outer + next, inner + here, outer + next, inner + next}) {
        mesh.triangles.push_back(static_cast<std::uint16_t>(index));
      }
    }
  }
  return mesh;
}

}  // namespace attune::ui
