#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/window.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

class SteadyClock : public core::Clock {
 public:
  double now_s() override {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }
};

// The window's bar, on a quiet machine: it never waits for the analysis, and no analysed frame is
// old.
TEST(WindowSpeed, KeepsUpWhileReading) {
  const testing::TempFolder folder;
  WindowOptions options;
  options.source = "synthetic";
  options.analyzer.vision.backend = core::Backend::classic;
  options.analyzer.vision.model_dir = ATTUNE_SOURCE_DIR "/assets/models";
  options.width = 1280;
  options.height = 720;
  options.leave_after_s = 4.0;
  options.stats = folder.path() / "stats.json";
  SteadyClock clock;
  ASSERT_EQ(run_window(options, clock), 0);
  std::ifstream file(*options.stats);
  const auto stats = nlohmann::json::parse(file);
  EXPECT_GE(stats["window_fps"].get<double>(), 30.0) << stats.dump();
  EXPECT_LE(stats["analysed_age_ms"]["p95"].get<double>(), 100.0) << stats.dump();
  EXPECT_GT(stats["results"].get<int>(), 40) << stats.dump();
}

}  // namespace
}  // namespace attune::app
