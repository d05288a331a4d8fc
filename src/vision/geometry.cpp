#include "vision/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace attune::vision {

cv::Matx23f image_from_crop(const TurnedSquare& square, int size) {
  const auto scale = square.side_px / static_cast<float>(size);
  const float c = std::cos(square.angle_rad) * scale;
  const float s = std::sin(square.angle_rad) * scale;
  const float middle = (static_cast<float>(size) - 1.0F) / 2.0F;
  return {c, -s, square.center.x - (c * middle) + (s * middle),
          s, c,  square.center.y - (s * middle) - (c * middle)};
}

cv::Point2f transform(const cv::Matx23f& map, const cv::Point2f& point) {
  return {(map(0, 0) * point.x) + (map(0, 1) * point.y) + map(0, 2),
          (map(1, 0) * point.x) + (map(1, 1) * point.y) + map(1, 2)};
}

cv::Rect2f bounding_box(std::span<const cv::Point2f> points) {
  bool any = false;
  cv::Point2f low;
  cv::Point2f high;
  for (const auto& p : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
      continue;
    }
    if (!any) {
      low = high = p;
      any = true;
    }
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

double overlap(const cv::Rect2f& a, const cv::Rect2f& b) {
  const double shared = (a & b).area();
  const double all = a.area() + b.area() - shared;
  return shared > 0.0 && all > 0.0 ? shared / all : 0.0;
}

cv::Point2f center(const cv::Rect2f& box) {
  return {box.x + (box.width / 2.0F), box.y + (box.height / 2.0F)};
}

bool all_finite(std::span<const cv::Point2f> points) {
  return std::all_of(points.begin(), points.end(),
                     [](const auto& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

float direction_rad(const cv::Point2f& from, const cv::Point2f& to) {
  return std::atan2(to.y - from.y, to.x - from.x);
}

double distance(const cv::Point2f& a, const cv::Point2f& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace attune::vision
