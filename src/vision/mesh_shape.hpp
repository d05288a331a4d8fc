#pragma once

#include <opencv2/core/types.hpp>
#include <vector>

#include "core/face.hpp"

namespace attune::vision {

// Named parts from the 478 points of the attention mesh. The numbers in mesh_shape.cpp are those of
// the mesh's published picture (mediapipe, canonical_face_model_uv_visualization.png).
core::FaceShape shape_from_mesh(const std::vector<cv::Point2f>& points);

}  // namespace attune::vision
