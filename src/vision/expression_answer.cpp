#include "vision/expression_answer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/error.hpp"

namespace attune::vision {
namespace {

using Probabilities = std::array<double, core::kExpressionCount>;

constexpr double kFlattest = 1e-3 * 255;  // keeps a crop of one grey finite

// Mean 0 and deviation 1, as in training: brightness and contrast carry no expression.
cv::Mat normalised(const cv::Mat& crop) {
  cv::Scalar mean;
  cv::Scalar deviation;
  cv::meanStdDev(crop, mean, deviation);
  const double scale = 1.0 / (deviation[0] + kFlattest);
  cv::Mat input;
  crop.convertTo(input, CV_32F, scale, -mean[0] * scale);
  return input;
}

void softmax(Probabilities& logits) {
  const double highest = *std::max_element(logits.begin(), logits.end());
  for (double& logit : logits) logit = std::exp(logit - highest);
  const double sum = std::accumulate(logits.begin(), logits.end(), 0.0);
  for (double& probability : logits) probability /= sum;
}

}  // namespace

core::Expression answer(cv::dnn::Net& net, const std::vector<cv::Mat>& crops) {
  std::vector<cv::Mat> inputs;
  inputs.reserve(crops.size());
  for (const cv::Mat& crop : crops) inputs.push_back(normalised(crop));
  net.setInput(cv::dnn::blobFromImages(inputs));
  const cv::Mat logits = net.forward();
  ATTUNE_REQUIRE(logits.total() == crops.size() * core::kExpressionCount);

  // The mean of logits and that of the probabilities' logarithms differ by one number for all
  // classes, which the softmax takes out.
  core::Expression expression;
  const auto* logit = logits.ptr<float>();
  for (std::size_t i = 0; i < logits.total(); ++i) {
    expression.probability[i % core::kExpressionCount] +=
        static_cast<double>(logit[i]) / static_cast<double>(crops.size());
  }
  softmax(expression.probability);
  return expression;
}

}  // namespace attune::vision
