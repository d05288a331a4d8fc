#include "vision/expression_answer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "vision/onnx_model.hpp"

namespace attune::vision {
namespace {

cv::Mat slope(int gain) {
  cv::Mat crop(48, 48, CV_8UC1);
  for (int y = 0; y < crop.rows; ++y) {
    for (int x = 0; x < crop.cols; ++x) {
      crop.at<uchar>(y, x) = static_cast<uchar>((x * gain + y) % 256);
    }
  }
  return crop;
}

class ExpressionAnswer : public testing::Test {
 protected:
  cv::dnn::Net net = load_onnx(ATTUNE_MODELS, "brows.onnx");

  static std::vector<cv::Mat> bands(int first, int second) {
    return {slope(first).rowRange(3, 27), slope(second).rowRange(3, 27)};
  }
};

TEST_F(ExpressionAnswer, SumsToOne) {
  const auto& p = answer(net, bands(2, 5)).probability;
  EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1.0, 1e-9);
}

TEST_F(ExpressionAnswer, AveragesLogarithmsWhateverTheOrder) {
  const core::Expression both = answer(net, bands(2, 5));
  const core::Expression turned = answer(net, bands(5, 2));
  const core::Expression first = answer(net, bands(2, 2));
  const core::Expression second = answer(net, bands(5, 5));
  // Against one class, for what all classes share is taken out.
  const auto odds = [](const core::Expression& e, std::size_t i) {
    return std::log(e.probability[i] / e.probability[0]);
  };
  for (std::size_t i = 1; i < core::kExpressionCount; ++i) {
    EXPECT_NEAR(both.probability[i], turned.probability[i], 1e-6) << core::kExpressionNames[i];
    EXPECT_NEAR(odds(both, i), (odds(first, i) + odds(second, i)) / 2.0, 1e-3);
  }
}

TEST_F(ExpressionAnswer, ANetworkOfAnotherKindIsRefused) {
  cv::dnn::Net other;
  cv::dnn::LayerParams relu;
  other.addLayerToPrev("relu", "ReLU", relu);
  EXPECT_THROW(answer(other, bands(2, 5)), std::logic_error);
}

}  // namespace
}  // namespace attune::vision
