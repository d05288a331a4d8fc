#pragma once

#include <opencv2/core/types.hpp>
#include <vector>

#include "core/face.hpp"

namespace attune::vision {

// Named parts from the 68 points of the Multi-PIE/iBUG scheme (Sagonas et al. 2013, "300 Faces
// in-the-Wild Challenge"). No irises: the scheme has none.
core::FaceShape shape_from_68(const std::vector<cv::Point2f>& points);

}  // namespace attune::vision
