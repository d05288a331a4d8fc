#include "cues/body_shape.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {
namespace {

// Half and five times of what people have; anything else is no upper body.
constexpr double kLeastWidth = 1.0;  // in distances between the eyes
constexpr double kMostWidth = 9.0;
constexpr double kLeastGap = 0.3;
constexpr double kMostGap = 9.0;

cv::Point2d middle(const core::BodyPoint& a, const core::BodyPoint& b) {
  return (cv::Point2d(a.at) + cv::Point2d(b.at)) * 0.5;
}

}  // namespace

cv::Point2d in_body(const core::Body& body, const cv::Point2f& p) {
  const cv::Point2d across =
      cv::Point2d(body.left_shoulder.at) - cv::Point2d(body.right_shoulder.at);
  const double width = std::hypot(across.x, across.y);
  const cv::Point2d d = cv::Point2d(p) - middle(body.right_shoulder, body.left_shoulder);
  return {(d.x * across.x + d.y * across.y) / (width * width),
          (d.y * across.x - d.x * across.y) / (width * width)};
}

std::optional<BodyShape> measure_body(const core::Body& body, double eyes_px) {
  const cv::Point2d across =
      cv::Point2d(body.left_shoulder.at) - cv::Point2d(body.right_shoulder.at);
  const double width = std::hypot(across.x, across.y);
  const cv::Point2d ears = middle(body.right_ear, body.left_ear);
  if (!std::isfinite(width) || !std::isfinite(ears.x) || !std::isfinite(ears.y) ||
      !(eyes_px > 0.0) || !std::isfinite(eyes_px)) {
    return std::nullopt;
  }
  if (across.x <= 0.0 || width < kLeastWidth * eyes_px || width > kMostWidth * eyes_px) {
    return std::nullopt;
  }
  const cv::Point2d ears_in_body = in_body(body, cv::Point2f(ears));
  const double gap = -ears_in_body.y * width;
  if (gap < kLeastGap * eyes_px || gap > kMostGap * eyes_px) return std::nullopt;
  BodyShape shape;
  shape[BodyFeature::gap_to_width] = std::log(gap / width);
  shape[BodyFeature::gap_to_eyes] = std::log(gap / eyes_px);
  shape[BodyFeature::width_to_eyes] = std::log(width / eyes_px);
  shape[BodyFeature::tilt] = std::atan2(across.y, across.x);
  shape[BodyFeature::offset] = ears_in_body.x;
  shape[BodyFeature::eyes_px] = std::log(eyes_px);
  shape[BodyFeature::ears_y] = ears.y;
  shape[BodyFeature::shoulders_y] = middle(body.right_shoulder, body.left_shoulder).y;
  return shape;
}

}  // namespace attune::cues
