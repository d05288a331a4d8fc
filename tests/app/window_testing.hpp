#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <string>
#include <utility>

#include "app/window.hpp"
#include "support/temp_folder.hpp"

// Real windows that run without anybody at the keyboard.
namespace attune::app::window_testing {

using Json = nlohmann::json;

class SteadyClock : public core::Clock {
 public:
  double now_s() override {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }
};

// The classic backend: its data come from a Debian package, so the test needs no fetched model.
inline WindowOptions make_options(const testing::TempFolder& folder) {
  WindowOptions options;
  options.source = "synthetic";
  options.analyzer.vision.backend = core::Backend::classic;
  options.analyzer.vision.model_dir = ATTUNE_SOURCE_DIR "/assets/models";
  options.data_dir = folder.path() / "data";
  options.width = 1280;
  options.height = 720;
  return options;
}

inline cv::Mat take_screenshot(WindowOptions options, const testing::TempFolder& folder) {
  SteadyClock clock;
  options.screenshot = folder.path() / "shot.png";
  EXPECT_EQ(run_window(options, clock), 0);
  return cv::imread(options.screenshot->string());
}

inline Json run_for(WindowOptions options, const testing::TempFolder& folder) {
  SteadyClock clock;
  options.stats = folder.path() / "stats.json";
  EXPECT_EQ(run_window(options, clock), 0);
  std::ifstream file(*options.stats);
  return Json::parse(file);
}

}  // namespace attune::app::window_testing
