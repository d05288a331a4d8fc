#include "vision/crop.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace attune::vision {
namespace {

constexpr float kMaxCoordinate = 1e6F;  // beyond it the warp's fixed-point numbers overflow

bool usable(const TurnedSquare& square) {
  return std::isfinite(square.center.x) && std::isfinite(square.center.y) &&
         std::isfinite(square.angle_rad) && square.side_px > 0.0F &&
         square.side_px < kMaxCoordinate && std::abs(square.center.x) < kMaxCoordinate &&
         std::abs(square.center.y) < kMaxCoordinate;
}

cv::Mat warp(const cv::Mat& image, const TurnedSquare& square, int size, int border) {
  cv::Mat crop;
  cv::warpAffine(image, crop, image_from_crop(square, size), {size, size},
                 cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, border);
  return crop;
}

}  // namespace

cv::Mat crop_square(const cv::Mat& image, const TurnedSquare& square, int size, int border) {
  if (image.empty() || !usable(square)) {
    return cv::Mat::zeros(size, size, image.empty() ? CV_8UC3 : image.type());
  }
  const int factor = static_cast<int>(square.side_px / static_cast<float>(size));
  if (factor < 2) {
    return warp(image, square, size, border);
  }
  // Shrink the part of the picture that the square covers, whichever way it is turned.
  const int reach = static_cast<int>(square.side_px * 0.75F) + factor;
  const cv::Point middle(static_cast<int>(square.center.x), static_cast<int>(square.center.y));
  const cv::Rect part = cv::Rect(middle.x - reach, middle.y - reach, 2 * reach, 2 * reach) &
                        cv::Rect({0, 0}, image.size());
  const cv::Size size_small(part.width / factor, part.height / factor);
  if (size_small.empty()) {
    return warp(image, square, size, border);
  }
  const cv::Rect whole_cells(part.tl(), size_small * factor);
  cv::Mat small;
  cv::resize(image(whole_cells), small, size_small, 0, 0, cv::INTER_AREA);
  TurnedSquare scaled = square;
  const auto f = static_cast<float>(factor);
  const float half_cell = (f - 1.0F) / 2.0F;  // centre of the first cell, in pixels of the part
  scaled.center =
      (square.center - cv::Point2f(whole_cells.tl()) - cv::Point2f(half_cell, half_cell)) / f;
  scaled.side_px = square.side_px / f;
  return warp(small, scaled, size, border);
}

}  // namespace attune::vision
