#include "app/practice_pane.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <thread>

#include "app/gl_window.hpp"
#include "core/error.hpp"
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

// A lesson about one still picture; nothing is fetched.
PracticeOptions make_options(const attune::testing::TempFolder& folder) {
  cv::imwrite(folder.file("still.png"), cv::Mat(60, 80, CV_8UC3, cv::Scalar(9, 9, 9)));
  std::ofstream(folder.file("own.csv"))
      << "source,time_s,kind,part,right\nstill.png,0,cue,mouth,up\n";
  PracticeOptions options;
  options.lesson = folder.file("own.csv");
  options.analyzer.vision.backend = core::Backend::classic;
  return options;
}

TEST(PracticePane, KeysLeadFromTheStartToThePicture) {
  const attune::testing::TempFolder folder;
  const GlWindow window({"Test", {400, 300}, true});
  SteadyClock clock;
  PracticePane pane(make_options(folder), clock);
  EXPECT_FALSE(pane.is_open());
  EXPECT_FALSE(pane.busy());
  pane.open("");
  WindowStats stats;
  ui::WatchModel model;
  pane.fill(model, stats);
  EXPECT_EQ(model.practice.title, "own");
  EXPECT_TRUE(pane.press({U'1', ui::Key::none}));
  EXPECT_TRUE(pane.press({U'6', ui::Key::none}));
  while (pane.busy()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    pane.update();
  }
  pane.fill(model, stats);
  EXPECT_EQ(model.practice.title, "What does the mouth do?");
  EXPECT_NE(model.practice.picture.texture, 0U);
  EXPECT_NE(stats.to_json().find("What does the mouth do?"), std::string::npos);
  EXPECT_FALSE(pane.press({U't', ui::Key::none})) << "the theme's key is not the page's";
  EXPECT_TRUE(pane.press({0, ui::Key::escape}));
  pane.fill(model, stats);
  EXPECT_EQ(model.practice.title, "A pause.");
  EXPECT_EQ(model.practice.picture.texture, 0U);
}

TEST(PracticePane, ALessonThatCannotBeReadIsAnError) {
  const attune::testing::TempFolder folder;
  SteadyClock clock;
  PracticeOptions options = make_options(folder);
  options.lesson = folder.file("none.json");
  PracticePane pane(options, clock);
  EXPECT_THROW(pane.open(""), core::Error);
}

}  // namespace
}  // namespace attune::app
