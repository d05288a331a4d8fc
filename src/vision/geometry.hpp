#pragma once

#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>
#include <optional>
#include <span>

namespace attune::vision {

// A square of the picture that may be turned. Pixels as in core/face.hpp (centres at integers);
// the angle turns its own x axis from the picture's x axis towards the picture's y axis, so a head
// tilted to its left shoulder has angle > 0.
struct TurnedSquare {
  cv::Point2f center;
  float side_px = 0.0F;
  float angle_rad = 0.0F;
};

// Maps a point of a `size` x `size` crop (pixel centres at integers) to the picture.
cv::Matx23f image_from_crop(const TurnedSquare& square, int size);

cv::Point2f transform(const cv::Matx23f& map, const cv::Point2f& point);

// Smallest upright box; empty (0x0) for no points. Points that are not finite are skipped.
cv::Rect2f bounding_box(std::span<const cv::Point2f> points);

// Intersection over union, [0,1]; 0 when either is empty.
double overlap(const cv::Rect2f& a, const cv::Rect2f& b);

cv::Point2f center(const cv::Rect2f& box);

bool all_finite(std::span<const cv::Point2f> points);

// Direction from `from` to `to`, radians, (-pi, pi]; 0 when they coincide.
float direction_rad(const cv::Point2f& from, const cv::Point2f& to);

double distance(const cv::Point2f& a, const cv::Point2f& b);

}  // namespace attune::vision
