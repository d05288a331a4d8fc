#include "vision/brow_model.hpp"

#include <opencv2/dnn.hpp>

#include "core/error.hpp"
#include "vision/expression_answer.hpp"
#include "vision/expression_model.hpp"
#include "vision/onnx_model.hpp"

namespace attune::vision {
namespace {

// Rows of the crop that the network sees, as in tools/train/brows/brow_network.py.
constexpr int kBandTop = 3;
constexpr int kBandBottom = 27;

}  // namespace

struct BrowModel::Impl {
  cv::dnn::Net net;
};

BrowModel::BrowModel(const std::string& model_dir)
    : impl_(new Impl{load_onnx(model_dir, kBrowModel, kRestoreRemedy)}) {}

BrowModel::~BrowModel() = default;
BrowModel::BrowModel(BrowModel&&) noexcept = default;
BrowModel& BrowModel::operator=(BrowModel&&) noexcept = default;

core::Expression BrowModel::read(const cv::Mat& crop) {
  ATTUNE_REQUIRE(crop.type() == CV_8UC1 && crop.rows == kExpressionCropSize &&
                 crop.cols == kExpressionCropSize);
  const cv::Mat band = crop.rowRange(kBandTop, kBandBottom);
  cv::Mat mirrored;
  cv::flip(band, mirrored, 1);
  return answer(impl_->net, {band, mirrored});
}

}  // namespace attune::vision
