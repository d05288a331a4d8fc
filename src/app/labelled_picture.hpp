#pragma once

#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <string_view>

namespace attune::app {

// A picture that a table of labels names; `colour` as BGR, else grey, 8 bits. Throws
// core::Error{file}; `table` is what the remedy calls the table: "ratings".
cv::Mat load_labelled_picture(const std::filesystem::path& path, bool colour,
                              std::string_view table);

}  // namespace attune::app
