#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>

#include "core/expression.hpp"

namespace attune::vision {

inline constexpr const char* kBrowModel = "brows.onnx";

// What a face looks like when only forehead, brows and eyes are seen (assets/models/brows.md). A
// mirrored face gets the same answer. One thread uses one model.
class BrowModel {
 public:
  // Throws core::Error{model} when the file is missing, damaged or not the pinned one.
  explicit BrowModel(const std::string& model_dir);
  ~BrowModel();
  BrowModel(BrowModel&&) noexcept;
  BrowModel& operator=(BrowModel&&) noexcept;

  // `crop`: as of expression_crop; what lies below the eyes does not count.
  core::Expression read(const cv::Mat& crop);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::vision
