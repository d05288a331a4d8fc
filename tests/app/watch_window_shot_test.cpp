#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "app/watch_window.hpp"
#include "app/window_testing.hpp"
#include "core/error.hpp"
#include "ui/theme.hpp"

namespace attune::app {
namespace {

using window_testing::make_options;
using window_testing::SteadyClock;
using window_testing::take_screenshot;

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

TEST(WatchWindowShot, AScreenshotShowsTheFaceAndThePanels) {
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

// The corners of the picture go dark, the eyes do not.
TEST(WatchWindowShot, ASpotlightDimsThePictureAroundThePart) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.screenshot_at_s = 1.0;
  const cv::Mat plain = take_screenshot(options, folder);
  options.keys = "s@0.9";
  const cv::Mat lit = take_screenshot(options, folder);
  const auto brightness = [](const cv::Mat& shot, const cv::Rect& place) {
    const cv::Scalar mean = cv::mean(shot(place));
    return mean[0] + mean[1] + mean[2];
  };
  const cv::Rect corner(150, 90, 60, 60);
  EXPECT_LT(brightness(lit, corner), 0.6 * brightness(plain, corner));
  EXPECT_GT(brightness(lit, corner), 0.2 * brightness(plain, corner)) << "dimmed, not black";
}

TEST(WatchWindowShot, KeysChangeWhatTheScreenshotShows) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.screenshot_at_s = 0.5;
  options.keys = "t,h";
  const cv::Mat shot = take_screenshot(options, folder);
  EXPECT_GT(share_of(shot, ui::palette(ui::ThemeId::high_contrast).panel), 0.8)
      << "high contrast, and no picture";
}

// A paused source never comes to the screenshot's time: what is there by then is shown.
TEST(WatchWindowShot, AScriptThatPausesGetsItsPicture) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.practice.assets_root = ATTUNE_SOURCE_DIR "/assets";
  options.practice.data_dir = options.data_dir.string();
  options.screenshot_at_s = 1000.0;
  for (const char* keys : {"space@0.5,h@900", "p@0.5"}) {
    options.keys = keys;
    EXPECT_FALSE(take_screenshot(options, folder).empty()) << keys;
  }
}

// Arrows and Enter in a script walk over the window as hands do.
TEST(WatchWindowShot, ScriptedArrowsOpenTheDetails) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.screenshot_at_s = 1.0;
  const cv::Mat plain = take_screenshot(options, folder);
  options.keys = "down@0.5,enter";  // the first row has the focus from the start
  const cv::Mat walked = take_screenshot(options, folder);
  options.keys = "2@0.5";
  const cv::Mat typed = take_screenshot(options, folder);
  // The title of the column, which no curve and no number touches.
  const cv::Rect title(870, 70, 200, 40);
  EXPECT_GT(cv::norm(plain(title), typed(title)), 500);
  EXPECT_EQ(cv::norm(walked(title), typed(title)), 0);
}

// Mirrored and not, the picture's two halves change places.
// Where the chosen face's colour stands in a part of the window, on average.
cv::Point2d place_of_choice(const cv::Mat& shot, const cv::Rect& part) {
  const cv::Vec3b c = pixel(ui::palette(ui::ThemeId::calm).accent);
  cv::Mat same;
  cv::inRange(shot(part), c, c, same);
  const cv::Moments moments = cv::moments(same, true);
  EXPECT_GT(moments.m00, 20) << "something is chosen";
  return {moments.m10 / moments.m00, moments.m01 / moments.m00};
}

// Three drawn people: Tab goes from the largest, in the middle, round them all.
TEST(WatchWindowShot, TabGoesRoundTheFaces) {
  const testing::TempFolder folder;
  WindowOptions options = make_options(folder);
  options.source = "synthetic:3";
  options.screenshot_at_s = 4.0;
  std::vector<cv::Point2d> in_picture, in_lines;
  for (const char* keys : {"", "tab@2.5", "tab@2.5,tab", "tab@2.5,tab,tab"}) {
    options.keys = keys;
    const cv::Mat shot = take_screenshot(options, folder);
    ASSERT_EQ(shot.size(), cv::Size(1280, 720));
    in_picture.push_back(place_of_choice(shot, {20, 75, 820, 365}));
    in_lines.push_back(place_of_choice(shot, {17, 447, 826, 64}));
  }
  EXPECT_GT(in_picture[1].x, in_picture[0].x + 100) << "from the middle to the right";
  EXPECT_LT(in_picture[2].x, in_picture[0].x - 100) << "and to the left";
  EXPECT_NEAR(in_picture[3].x, in_picture[0].x, 60) << "and back";
  for (const std::size_t other : {1U, 2U}) {
    EXPECT_GT(cv::norm(in_lines[other] - in_lines[0]), 25) << "its line goes along";
  }
  EXPECT_GT(cv::norm(in_lines[1] - in_lines[2]), 25);
  EXPECT_LT(cv::norm(in_lines[3] - in_lines[0]), 5);
}

TEST(WatchWindowShot, MirrorsThePicture) {
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

TEST(WatchWindowShot, APictureOfThePracticePage) {
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

TEST(WatchWindowShot, AScreenshotOfACameraNeedsTheAnswer) {
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

TEST(WatchWindowShot, AScreenshotOfAMissingFileSaysSo) {
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

}  // namespace
}  // namespace attune::app
