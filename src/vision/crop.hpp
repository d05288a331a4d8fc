#pragma once

#include <opencv2/core/mat.hpp>

#include "vision/geometry.hpp"

namespace attune::vision {

// The square as an upright `size` x `size` picture, bilinear. A square of more than twice that size
// is shrunk by areas first, so that fine texture does not alias. `border` is a cv::BorderTypes for
// what lies outside of the picture. Any square is allowed, also one far outside; one whose numbers
// are not finite or whose side is not positive gives a black picture.
cv::Mat crop_square(const cv::Mat& image, const TurnedSquare& square, int size, int border);

}  // namespace attune::vision
