#pragma once

#include <opencv2/dnn.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace attune::vision {

inline constexpr const char* kFetchRemedy = "run tools/fetch_assets";
// Of models that are part of the source.
inline constexpr const char* kRestoreRemedy = "restore it with `git checkout assets/models`";

// Bytes of a file of the model folder, compared with its pinned sum. `remedy` ends
// the message of an error. Throws core::Error{model}.
std::vector<unsigned char> load_model_bytes(const std::string& model_dir,
                                            const std::string& file_name,
                                            std::string_view remedy = kFetchRemedy);

// A network from such a file. Throws core::Error{model}.
cv::dnn::Net load_onnx(const std::string& model_dir, const std::string& file_name,
                       std::string_view remedy = kFetchRemedy);

}  // namespace attune::vision
