#include "core/face.hpp"

#include <opencv2/core.hpp>

namespace attune::core {

double inter_ocular_px(const FaceShape& shape) {
  const cv::Point2f right = (shape.right_eye.outer_corner + shape.right_eye.inner_corner) * 0.5F;
  const cv::Point2f left = (shape.left_eye.outer_corner + shape.left_eye.inner_corner) * 0.5F;
  return cv::norm(left - right);
}

}  // namespace attune::core
