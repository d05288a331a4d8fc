#include "vision/onnx_model.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "vision/model_file.hpp"

namespace attune::vision {

std::vector<unsigned char> load_model_bytes(const std::string& model_dir,
                                            const std::string& file_name, std::string_view remedy) {
  return load_verified(model_dir + "/" + file_name, pinned_sha256(file_name), remedy);
}

cv::dnn::Net load_onnx(const std::string& model_dir, const std::string& file_name,
                       std::string_view remedy) {
  const auto bytes = load_model_bytes(model_dir, file_name, remedy);
  try {
    cv::dnn::Net net = cv::dnn::readNetFromONNX(bytes);
    net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
    return net;
  } catch (const cv::Exception& error) {
    throw core::Error(core::ErrorKind::model,
                      fmt::format("model file {}/{} cannot be read by OpenCV ({}); {}", model_dir,
                                  file_name, error.err, remedy));
  }
}

}  // namespace attune::vision
