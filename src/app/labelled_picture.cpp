#include "app/labelled_picture.hpp"

#include <fmt/format.h>

#include <opencv2/imgcodecs.hpp>

#include "core/error.hpp"

namespace attune::app {

cv::Mat load_labelled_picture(const std::filesystem::path& path, bool colour,
                              std::string_view table) {
  cv::Mat image = cv::imread(path.string(), colour ? cv::IMREAD_COLOR : cv::IMREAD_GRAYSCALE);
  if (image.empty()) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("cannot read the picture {}; check --images, or leave its line "
                                  "out of the {}",
                                  path.string(), table));
  }
  return image;
}

}  // namespace attune::app
