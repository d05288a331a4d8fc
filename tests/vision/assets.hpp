#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <opencv2/videoio.hpp>
#include <string>

#include "core/frame.hpp"

namespace attune::vision {

inline std::string model_dir() { return std::string(ATTUNE_ASSETS) + "/models"; }
inline std::string clip_path(const std::string& name) {
  return std::string(ATTUNE_ASSETS) + "/media/" + name;
}

// tools/test fetches the assets before it runs anything, so a skip means: run by hand without.
#define ATTUNE_NEEDS_ASSETS()                                                        \
  if (!std::filesystem::exists(::attune::vision::model_dir() + "/face_mesh.onnx") || \
      !std::filesystem::exists(::attune::vision::clip_path("franck.mp4"))) {         \
    GTEST_SKIP() << "models or clips are absent; run tools/fetch_assets";            \
  }                                                                                  \
  static_assert(true)

// Calls use(frame) for the first `count` frames of a clip.
template <typename Use>
void for_each_frame(const std::string& clip, int count, Use use) {
  cv::VideoCapture capture(clip_path(clip));
  ASSERT_TRUE(capture.isOpened()) << clip;
  const double rate_hz = capture.get(cv::CAP_PROP_FPS);
  for (int i = 0; i < count; ++i) {
    core::Frame frame;
    if (!capture.read(frame.image)) {
      break;
    }
    frame.index = i;
    frame.time_s = i / rate_hz;
    use(frame);
  }
}

}  // namespace attune::vision
