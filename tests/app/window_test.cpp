#include "app/window.hpp"

#include <dirent.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "app/atomic_file.hpp"
#include "app/settings.hpp"
#include "core/error.hpp"
#include "support/temp_folder.hpp"
#include "ui/theme.hpp"

namespace attune::app {
namespace {

using Json = nlohmann::json;

class SteadyClock : public core::Clock {
 public:
  double now_s() override {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }
};

// The classic backend: its data come from a Debian package, so the test needs no fetched model.
WindowOptions make_options(const testing::TempFolder& folder) {
  WindowOptions options;
  options.source = "synthetic";
  options.analyzer.vision.backend = core::Backend::classic;
  options.analyzer.vision.model_dir = ATTUNE_SOURCE_DIR "/assets/models";
  options.data_dir = folder.path() / "data";
  options.width = 1280;
  options.height = 720;
  return options;
}

cv::Mat take_screenshot(WindowOptions options, const testing::TempFolder& folder) {
  SteadyClock clock;
  options.screenshot = folder.path() / "shot.png";
  EXPECT_EQ(run_window(options, clock), 0);
  return cv::imread(options.screenshot->string());
}

Json run_for(WindowOptions options, const testing::TempFolder& folder) {
  SteadyClock clock;
  options.stats = folder.path() / "stats.json";
  EXPECT_EQ(run_window(options, clock), 0);
  std::ifstream file(*options.stats);
  return Json::parse(file);
}

cv::Vec3b pixel(const ui::Color& color) {
  const auto byte = [](float channel) {
    return static_cast<unsigned char>(std::lround(channel * 255));
  };
  return {byte(color.b), byte(color.g), byte(color.r)};
}

double share_of(const cv::Mat& picture, const ui::Color& color) {
  cv::Mat same;
  const cv::Vec3b c = pixel(color);
  cv::inRange(picture, c, c, same);
  return static_cast<double>(cv::countNonZero(same)) / static_cast<double>(picture.total());
}

TEST(Window, AScreenshotShowsTheFaceAndThePanels) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.screenshot_at_s = 1.0;
  const cv::Mat shot = take_screenshot(options, folder);
  ASSERT_EQ(shot.size(), cv::Size(1280, 720));
  const ui::Palette& palette = ui::palette(ui::ThemeId::calm);
  EXPECT_GT(share_of(shot, palette.panel), 0.15);
  EXPECT_GT(share_of(shot, palette.window), 0.03);
  EXPECT_GT(share_of(shot, palette.text), 0.001) << "there are letters";
  // The picture's place holds many colours, among them skin.
  const cv::Mat place = shot(cv::Rect(100, 120, 650, 350));
  cv::Scalar mean;
  cv::Scalar deviation;
  cv::meanStdDev(place, mean, deviation);
  EXPECT_GT(deviation[0] + deviation[1] + deviation[2], 40);
  cv::Mat skin;
  cv::inRange(place, cv::Scalar(90, 110, 150), cv::Scalar(210, 220, 255), skin);
  EXPECT_GT(cv::countNonZero(skin), 3000);
  EXPECT_FALSE(std::filesystem::exists(options.data_dir)) << "a screenshot remembers nothing";
}

TEST(Window, KeysChangeWhatTheScreenshotShows) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.screenshot_at_s = 0.5;
  options.keys = "t,h";
  const cv::Mat shot = take_screenshot(options, folder);
  EXPECT_GT(share_of(shot, ui::palette(ui::ThemeId::high_contrast).panel), 0.8)
      << "high contrast, and no picture";
}

// Mirrored and not, the picture's two halves change places.
TEST(Window, MirrorsThePicture) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  // A still source: the same frame both times.
  cv::Mat still(480, 640, CV_8UC3, cv::Scalar(40, 40, 40));
  still(cv::Rect(0, 0, 320, 480)).setTo(cv::Scalar(200, 200, 200));
  options.source = (folder.path() / "still.png").string();
  cv::imwrite(options.source, still);
  options.screenshot_at_s = 0.0;
  const cv::Mat plain = take_screenshot(options, folder);
  options.keys = "m";
  const cv::Mat mirrored = take_screenshot(options, folder);
  const cv::Point left(250, 300);
  const cv::Point right(600, 300);
  EXPECT_GT(plain.at<cv::Vec3b>(left)[0], plain.at<cv::Vec3b>(right)[0] + 100);
  EXPECT_LT(mirrored.at<cv::Vec3b>(left)[0], mirrored.at<cv::Vec3b>(right)[0] - 100);
  options.keys = "";
  options.mirror = true;
  EXPECT_EQ(cv::norm(take_screenshot(options, folder), mirrored), 0) << "asked for at the start";
}

TEST(Window, SettingsOutliveTheWindow) {
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

TEST(Window, PracticeIsAKeyAway) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.practice.assets_root = ATTUNE_SOURCE_DIR "/assets";
  options.practice.data_dir = options.data_dir.string();
  options.keys = "p,3,ctrl+q";
  const Json stats = run_for(options, folder);
  EXPECT_EQ(stats["practice"]["title"], "Your progress");
  EXPECT_TRUE(std::filesystem::exists(options.data_dir / "attune.db"));
}

TEST(Window, PracticeReadsNoSource) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.practice.assets_root = ATTUNE_SOURCE_DIR "/assets";
  options.start_on_practice = true;
  options.keys = "1,6,ctrl+q";
  const Json stats = run_for(options, folder);
  EXPECT_EQ(stats["frames"], 0);
  EXPECT_EQ(stats["results"], 0);
}

TEST(Window, APictureOfThePracticePage) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.practice.assets_root = ATTUNE_SOURCE_DIR "/assets";
  options.practice.data_dir = options.data_dir.string();
  options.start_on_practice = true;
  options.keys = "1,6";
  const cv::Mat shot = take_screenshot(options, folder);
  ASSERT_EQ(shot.size(), cv::Size(1280, 720));
  EXPECT_GT(share_of(shot, ui::palette(ui::ThemeId::calm).text), 0.001);
  EXPECT_FALSE(std::filesystem::exists(options.data_dir)) << "a screenshot remembers nothing";
}

// No hidden start: the first start reads nothing of a file until the question is answered, whatever
// keys are pressed.
TEST(Window, ReadsNothingBeforeTheAnswer) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.source = (folder.path() / "still.png").string();
  cv::imwrite(options.source, cv::Mat(480, 640, CV_8UC3, cv::Scalar(90, 90, 90)));
  options.keys = "space,esc,o,esc,space,tab,ctrl+q";
  const Json stats = run_for(options, folder);
  EXPECT_EQ(stats["frames"], 0);
  EXPECT_EQ(stats["results"], 0);
}

TEST(Window, AScreenshotOfACameraNeedsTheAnswer) {
  const testing::TempFolder folder;
  SteadyClock clock;
  WindowOptions options = make_options(folder);
  options.source = "/dev/video0";
  options.screenshot = folder.path() / "shot.png";
  try {
    run_window(options, clock);
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::usage);
  }
  EXPECT_FALSE(std::filesystem::exists(*options.screenshot));
}

TEST(Window, AScreenshotOfAMissingFileSaysSo) {
  const testing::TempFolder folder;
  SteadyClock clock;
  WindowOptions options = make_options(folder);
  options.source = folder.file("missing.mp4");
  options.screenshot = folder.path() / "shot.png";
  try {
    run_window(options, clock);
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::source);
    EXPECT_NE(std::string(error.what()).find("missing.mp4"), std::string::npos);
  }
}

// Inodes of this process's sockets that stand in one of the kernel's internet tables.
std::set<std::string> internet_sockets() {
  std::string tables;
  for (const char* table : {"tcp", "tcp6", "udp", "udp6", "raw", "raw6"}) {
    std::ifstream file(std::string("/proc/self/net/") + table);
    std::stringstream text;
    text << file.rdbuf();
    tables += text.str();
  }
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code error;
    const std::string target = std::filesystem::read_symlink(entry.path(), error).string();
    if (target.rfind("socket:[", 0) != 0) continue;
    const std::string inode = target.substr(8, target.size() - 9);
    if (tables.find(" " + inode + " ") != std::string::npos) found.insert(inode);
  }
  return found;
}

TEST(Window, OpensNoNetworkSocketAndWritesNoPicture) {
  const testing::TempFolder folder;
  std::atomic<bool> done = false;
  std::set<std::string> sockets;
  int looks = 0;
  std::thread watcher([&] {
    while (!done) {
      sockets.merge(internet_sockets());
      ++looks;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  WindowOptions options = make_options(folder);
  options.leave_after_s = 2.0;
  SteadyClock clock;
  run_window(options, clock);
  done = true;
  watcher.join();
  EXPECT_GT(looks, 20);
  EXPECT_TRUE(sockets.empty());
  std::vector<std::string> written;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (entry.is_regular_file()) written.push_back(entry.path().filename().string());
  }
  EXPECT_EQ(written, std::vector<std::string>{"settings.json"});
}

TEST(Window, DisplayTroubleIsFoundWithoutAWindow) { EXPECT_EQ(find_display_trouble(), ""); }

}  // namespace
}  // namespace attune::app
