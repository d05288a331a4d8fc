#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/dnn/dnn.hpp>
#include <vector>

#include "core/expression.hpp"

namespace attune::vision {

// What a network with eight outputs, in the order of core::ExpressionClass, says of grey crops of
// one size: each is brought to mean 0 and deviation 1 as in training, and the logarithms of what it
// says of them are averaged. One thread uses one network.
core::Expression answer(cv::dnn::Net& net, const std::vector<cv::Mat>& crops);

}  // namespace attune::vision
