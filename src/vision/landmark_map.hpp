#pragma once

#include <opencv2/core/types.hpp>
#include <vector>

#include "core/face.hpp"

namespace attune::vision {

// A face's landmarks in the 68-point scheme (Sagonas et al. 2013): the classic backend's own, or
// the points of the mesh that lie where the scheme's do (the table in landmark_map.cpp). The jaw of
// the two differs by nature: the scheme follows the visible outline of the cheeks, the mesh fixed
// places of the skin. Throws std::logic_error when the face lacks its backend's points.
std::vector<cv::Point2f> to_68(const core::Face& face);

}  // namespace attune::vision
