#include "app/watch_window.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <opencv2/imgcodecs.hpp>

#include "app/settings.hpp"
#include "app/window_testing.hpp"
#include "ui/theme.hpp"

namespace attune::app {
namespace {

using window_testing::Json;
using window_testing::make_options;
using window_testing::run_for;

TEST(WatchWindow, SettingsOutliveTheWindow) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.keys = "t,+,+,c,ctrl+q";
  run_for(options, folder);
  const Settings settings = load_settings(options.data_dir).settings;
  EXPECT_EQ(settings.view.theme, ui::ThemeId::high_contrast);
  EXPECT_EQ(settings.view.text_scale, 1.25F);
  EXPECT_TRUE(settings.view.cues_only);
  EXPECT_EQ(settings.last_source, "synthetic");
}

TEST(WatchWindow, PracticeIsAKeyAway) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.practice.assets_root = ATTUNE_SOURCE_DIR "/assets";
  options.practice.data_dir = options.data_dir.string();
  options.keys = "p,3,ctrl+q";
  const Json stats = run_for(options, folder);
  EXPECT_EQ(stats["practice"]["title"], "Your progress");
  EXPECT_TRUE(std::filesystem::exists(options.data_dir / "attune.db"));
}

TEST(WatchWindow, PracticeReadsNoSource) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.practice.assets_root = ATTUNE_SOURCE_DIR "/assets";
  options.start_on_practice = true;
  options.keys = "1,6,ctrl+q";
  const Json stats = run_for(options, folder);
  EXPECT_EQ(stats["frames"], 0);
  EXPECT_EQ(stats["results"], 0);
}

// No hidden start: the first start reads nothing of a file until the question is answered, whatever
// keys are pressed.
TEST(WatchWindow, ReadsNothingBeforeTheAnswer) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.source = (folder.path() / "still.png").string();
  cv::imwrite(options.source, cv::Mat(480, 640, CV_8UC3, cv::Scalar(90, 90, 90)));
  options.keys = "space,esc,o,esc,space,tab,ctrl+q";
  const Json stats = run_for(options, folder);
  EXPECT_EQ(stats["frames"], 0);
  EXPECT_EQ(stats["results"], 0);
}

}  // namespace
}  // namespace attune::app
