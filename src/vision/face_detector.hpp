#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/dnn.hpp>
#include <string>
#include <vector>

#include "vision/blaze_face.hpp"
#include "vision/face_model.hpp"

namespace attune::vision {

// The BlazeFace short-range network on pictures of any size.
class FaceDetector {
 public:
  // Throws core::Error{model}.
  explicit FaceDetector(const std::string& model_dir);

  // Faces in image pixels, best first. Beside the whole picture, `thorough` looks at overlapping
  // tiles, for faces that are small in it, and with a wide border, for faces that fill it; `usual`
  // looks at the next one of these places each time, so that a small face is noticed after a while.
  std::vector<FaceCandidate> detect(const cv::Mat& image, Effort effort);

 private:
  // Looks at one square of the picture (which may reach beyond its edges: black there).
  void look(const cv::Mat& image, const cv::Rect& square, std::vector<BlazeDetection>& found);

  cv::dnn::Net net_;
  cv::Mat blob_;
  std::size_t next_place_ = 0;
};

}  // namespace attune::vision
