#include "vision/expression_model.hpp"

#include <cmath>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.hpp"
#include "vision/crop.hpp"
#include "vision/expression_answer.hpp"
#include "vision/onnx_model.hpp"

namespace attune::vision {
namespace {

constexpr float kSidePerReach = 1.90F;  // of the crop, against hypot(inter-ocular, eyes to mouth)
constexpr float kEyesToCentre = 0.28F;  // where the crop's centre lies between eyes and mouth

cv::Point2f middle(const cv::Point2f& a, const cv::Point2f& b) { return (a + b) * 0.5F; }

cv::Point2f eye_center(const core::EyeShape& eye) {
  return middle(eye.outer_corner, eye.inner_corner);
}

}  // namespace

TurnedSquare expression_square(const core::FaceShape& shape) {
  const cv::Point2f right = eye_center(shape.right_eye);
  const cv::Point2f left = eye_center(shape.left_eye);
  const cv::Point2f eyes = middle(right, left);
  const cv::Point2f mouth = middle(shape.mouth.right_corner, shape.mouth.left_corner);
  TurnedSquare square;
  square.side_px =
      kSidePerReach * static_cast<float>(std::hypot(distance(right, left), distance(eyes, mouth)));
  square.center = eyes + (mouth - eyes) * kEyesToCentre;
  square.angle_rad = direction_rad(right, left);
  return square;
}

cv::Mat expression_crop(const cv::Mat& image, const core::FaceShape& shape) {
  const cv::Mat crop =
      crop_square(image, expression_square(shape), kExpressionCropSize, cv::BORDER_REPLICATE);
  if (crop.channels() == 1) return crop;
  cv::Mat grey;
  cv::cvtColor(crop, grey, cv::COLOR_BGR2GRAY);
  return grey;
}

struct ExpressionModel::Impl {
  cv::dnn::Net net;
};

ExpressionModel::ExpressionModel(const std::string& model_dir)
    : impl_(new Impl{load_onnx(model_dir, kExpressionModel, kRestoreRemedy)}) {}

ExpressionModel::~ExpressionModel() = default;
ExpressionModel::ExpressionModel(ExpressionModel&&) noexcept = default;
ExpressionModel& ExpressionModel::operator=(ExpressionModel&&) noexcept = default;

core::Expression ExpressionModel::read(const cv::Mat& crop) {
  ATTUNE_REQUIRE(crop.type() == CV_8UC1 && crop.rows == kExpressionCropSize &&
                 crop.cols == kExpressionCropSize);
  return answer(impl_->net, {crop});  // the calibration is part of the last layer's weights
}

}  // namespace attune::vision
