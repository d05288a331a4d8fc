#include "vision/brow_folds.hpp"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/crop.hpp"
#include "vision/geometry.hpp"

namespace attune::vision {
namespace {

constexpr double kMinInterOcular_px = 28.0;
constexpr double kSide = 0.46;  // of the square around the place, in inter-ocular distances
constexpr int kSize = 18;       // of its crop: 40 pixels between the eyes, whatever the camera
// Fine noise is taken out; folds run upright, so that more may be averaged along them.
constexpr double kBlurAcross_px = 0.8;
constexpr double kBlurAlong_px = 2.1;
constexpr int kStep_px = 2;  // brightness is compared over so much
// The middle third of the columns is skin on every face; rows at the edge are blurred with nothing.
const cv::Rect kMiddle(6, 2, 6, kSize - 4);
constexpr double kDarkest = 1.0;  // grey level; keeps a black picture finite
constexpr double kFlattest = 1e-4;

}  // namespace

std::optional<double> estimate_brow_folds(const cv::Mat& image, const core::FaceShape& shape) {
  if (shape.right_brow.empty() || shape.left_brow.empty()) return std::nullopt;
  const double iod = core::inter_ocular_px(shape);
  const cv::Point2f between = (shape.right_brow.back() + shape.left_brow.back()) * 0.5F;
  if (!(iod >= kMinInterOcular_px) || !std::isfinite(iod) || !std::isfinite(between.x) ||
      !std::isfinite(between.y)) {
    return std::nullopt;
  }
  TurnedSquare square;
  square.center = between;
  square.side_px = static_cast<float>(kSide * iod);
  square.angle_rad = direction_rad((shape.right_eye.outer_corner + shape.right_eye.inner_corner),
                                   (shape.left_eye.outer_corner + shape.left_eye.inner_corner));
  cv::Mat skin = crop_square(image, square, kSize, cv::BORDER_REPLICATE);
  if (skin.channels() == 3) cv::cvtColor(skin, skin, cv::COLOR_BGR2GRAY);
  skin.convertTo(skin, CV_32F);
  cv::GaussianBlur(skin, skin, {}, kBlurAcross_px, kBlurAlong_px, cv::BORDER_REPLICATE);
  const cv::Rect before = kMiddle - cv::Point(kStep_px / 2, 0);
  const cv::Rect after = kMiddle + cv::Point(kStep_px / 2, 0);
  const double change = cv::norm(skin(after), skin(before), cv::NORM_L1) / kMiddle.area();
  return kFlattest + change / (cv::mean(skin)[0] + kDarkest);
}

}  // namespace attune::vision
