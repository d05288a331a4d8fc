#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>

#include "core/body.hpp"
#include "vision/geometry.hpp"

namespace attune::vision {

inline constexpr const char* kBodyModel = "pose.onnx";

// Where the body of a face is looked for: an upright square nine face-widths wide, its centre two
// and a half face-heights below the face's. Chosen by eye on three clips: a square of seven finds
// the shoulders too high and too close together.
TurnedSquare body_square(const cv::Rect2f& face_box);

// The pose landmark network (BlazePose, lite). One thread uses one model.
class BodyModel {
 public:
  // Throws core::Error{model} when the file is missing, damaged or not the pinned one.
  explicit BodyModel(const std::string& model_dir);
  ~BodyModel();
  BodyModel(BodyModel&&) noexcept;
  BodyModel& operator=(BodyModel&&) noexcept;

  // The body in a square of a BGR picture, `time_s` left at 0; empty when the network sees no
  // person there. What lies outside of the picture is black.
  std::optional<core::Body> read(const cv::Mat& image, const TurnedSquare& square);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::vision
