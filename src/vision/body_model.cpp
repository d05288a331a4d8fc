#include "vision/body_model.hpp"

#include <cmath>
#include <opencv2/dnn.hpp>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "vision/crop.hpp"
#include "vision/onnx_model.hpp"

namespace attune::vision {
namespace {

constexpr int kInputSize = 256;
constexpr float kSquareWidths = 9.0F;
constexpr float kSquareBelow = 2.5F;
constexpr double kMinScore = 0.5;
constexpr std::size_t kPoints = 39;
constexpr std::size_t kValuesPerPoint = 5;  // x, y, z, visibility, presence

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace

TurnedSquare body_square(const cv::Rect2f& face_box) {
  return {center(face_box) + cv::Point2f(0.0F, kSquareBelow * face_box.height),
          kSquareWidths * face_box.width, 0.0F};
}

struct BodyModel::Impl {
  cv::dnn::Net net;
};

BodyModel::BodyModel(const std::string& model_dir)
    : impl_(new Impl{load_onnx(model_dir, kBodyModel)}) {}

BodyModel::~BodyModel() = default;
BodyModel::BodyModel(BodyModel&&) noexcept = default;
BodyModel& BodyModel::operator=(BodyModel&&) noexcept = default;

std::optional<core::Body> BodyModel::read(const cv::Mat& image, const TurnedSquare& square) {
  const cv::Mat crop = crop_square(image, square, kInputSize, cv::BORDER_CONSTANT);
  impl_->net.setInput(cv::dnn::blobFromImage(crop, 1.0 / 255.0, {}, {}, true));
  std::vector<cv::Mat> out;
  impl_->net.forward(out, std::vector<cv::String>{"points", "score"});
  ATTUNE_REQUIRE(out.size() == 2 && out[0].total() == kPoints * kValuesPerPoint &&
                 out[1].total() == 1);
  core::Body body;
  body.score = logistic(*out[1].ptr<float>());
  if (!(body.score >= kMinScore)) return std::nullopt;

  const auto* values = out[0].ptr<float>();
  const cv::Matx23f map = image_from_crop(square, kInputSize);
  bool finite = true;
  const auto point = [&](std::size_t index) {
    const float* v = values + index * kValuesPerPoint;
    core::BodyPoint p;
    // The network counts from the corner of its input.
    p.at = transform(map, {v[0] - 0.5F, v[1] - 0.5F});
    p.visibility = logistic(v[3]) * logistic(v[4]);
    finite = finite && std::isfinite(p.at.x) && std::isfinite(p.at.y) && p.visibility >= 0.0;
    return p;
  };
  // The network's numbers; its left is the subject's.
  body.left_ear = point(7);
  body.right_ear = point(8);
  body.left_shoulder = point(11);
  body.right_shoulder = point(12);
  body.left_elbow = point(13);
  body.right_elbow = point(14);
  body.left_wrist = point(15);
  body.right_wrist = point(16);
  body.left_hand = point(19);
  body.right_hand = point(20);
  body.left_hip = point(23);
  body.right_hip = point(24);
  if (!finite) return std::nullopt;
  return body;
}

}  // namespace attune::vision
