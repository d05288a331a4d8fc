#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>

#include "core/expression.hpp"
#include "core/face.hpp"
#include "vision/geometry.hpp"

namespace attune::vision {

inline constexpr int kExpressionCropSize = 48;
inline constexpr const char* kExpressionModel = "expression.onnx";

// The part of the picture that the model wants to see: framed as the faces of FER2013 are, which it
// learned from. On 974 of its faces found again by the mesh (tools/train/expression/framing.py) the
// middle between the eyes lies at (0.50, 0.39) of the crop and that of the mouth's corners at
// (0.50, 0.76), medians, and the crop is 1.90 times hypot(inter-ocular, eyes to mouth) wide. Both
// lengths enter because a turned head shortens one and a raised head the other. The head's tilt is
// taken out. Side 0 when the eyes and the mouth coincide.
TurnedSquare expression_square(const core::FaceShape& shape);

// The 48 x 48 grey crop of a BGR picture; what lies outside of the picture repeats its edge.
cv::Mat expression_crop(const cv::Mat& image, const core::FaceShape& shape);

// The expression network (assets/models/expression.md). One thread uses one model.
class ExpressionModel {
 public:
  // Throws core::Error{model} when the file is missing, damaged or not the pinned one.
  explicit ExpressionModel(const std::string& model_dir);
  ~ExpressionModel();
  ExpressionModel(ExpressionModel&&) noexcept;
  ExpressionModel& operator=(ExpressionModel&&) noexcept;

  // `crop`: 48 x 48, 8-bit grey.
  core::Expression read(const cv::Mat& crop);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::vision
