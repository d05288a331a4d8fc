#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <vector>

// Soft, smooth-edged shapes for the drawn face. Points are pixels with centres at integers; what
// lies outside the picture is clipped; pictures are CV_8UC3.
namespace attune::capture {

using Outline = std::vector<cv::Point2f>;

struct Paint {
  cv::Vec3f bgr;         // 0 .. 255
  float opacity = 1.0F;  // 0 .. 1
  float soft_px = 0.0F;  // width of the soft edge; 0 is a plain smooth edge
};

// Fills a closed outline; where `clip` is given, only inside that outline.
void fill_outline(cv::Mat& image, const Outline& outline, const Paint& paint,
                  const Outline* clip = nullptr);

// Copies `patch`, whose top left corner lies at `at` of the image, inside the outline.
void paste_outline(cv::Mat& image, const cv::Mat& patch, cv::Point at, const Outline& outline);

// Upright box around the points, `margin_px` wider on each side, clipped to the picture; may be
// empty.
cv::Rect box_around(const Outline& points, float margin_px, cv::Size picture);

// Outline of a stroke along a line, `width_px[i]` wide at point i (same count as the line).
Outline stroke(const Outline& line, const std::vector<float>& width_px);

// `count` points along a smooth curve (Catmull-Rom) through the points, ends included.
Outline smooth_curve(const Outline& through, int count);

}  // namespace attune::capture
