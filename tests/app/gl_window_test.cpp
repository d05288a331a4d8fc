#include "app/gl_window.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "app/gl_picture.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

TEST(GlWindow, SaysInOneLineWhatIsMissing) {
  const char* display = std::getenv("DISPLAY");
  const std::string before = display == nullptr ? "" : display;
  for (const char* wrong : {"", ":4711"}) {
    ::setenv("DISPLAY", wrong, 1);
    try {
      const GlWindow window({});
      FAIL() << "a window without a display";
    } catch (const core::Error& error) {
      const std::string message = error.what();
      EXPECT_EQ(error.kind(), core::ErrorKind::display);
      EXPECT_EQ(message.find('\n'), std::string::npos);
      EXPECT_NE(message.find("display"), std::string::npos);
      EXPECT_NE(message.find("attune analyze"), std::string::npos);
    }
  }
  if (!before.empty()) ::setenv("DISPLAY", before.c_str(), 1);
}

TEST(GlWindow, DrawsWhatImGuiIsGiven) {
  GlWindow window({"Test", {400, 300}, true});
  EXPECT_EQ(window.size(), cv::Size2f(400, 300));
  const GlOffscreen offscreen({400, 300});
  const ui::Palette& palette = ui::palette(ui::ThemeId::calm);
  window.set_look(palette, 20.0F);
  ASSERT_NE(window.fonts().body, nullptr);
  window.begin_frame(false, true);
  ImGui::GetForegroundDrawList()->AddRectFilled({100, 50}, {200, 100}, IM_COL32(10, 200, 30, 255));
  window.end_frame({0.5F, 0.25F, 0.0F});
  const cv::Mat picture = offscreen.read();
  EXPECT_EQ(picture.at<cv::Vec3b>(75, 150), cv::Vec3b(30, 200, 10));
  const cv::Vec3b ground = picture.at<cv::Vec3b>(200, 300);
  EXPECT_NEAR(ground[0], 0, 1);
  EXPECT_NEAR(ground[1], 64, 1);
  EXPECT_NEAR(ground[2], 128, 1);
}

TEST(GlWindow, CanBeOpenedAgain) {
  for (int i = 0; i < 3; ++i) {
    GlWindow window({"Test", {200, 100}, true});
    window.set_look(palette(ui::ThemeId::high_contrast), 16.0F);
    window.begin_frame(true, true);
    window.end_frame({});
  }
}

TEST(GlWindow, RebuildsFontsOnlyForAnotherSize) {
  GlWindow window({"Test", {200, 100}, true});
  window.set_look(palette(ui::ThemeId::calm), 17.0F);
  const ImFont* font = window.fonts().body;
  window.set_look(palette(ui::ThemeId::high_contrast), 17.0F);
  EXPECT_EQ(window.fonts().body, font);
  window.set_look(palette(ui::ThemeId::calm), 34.0F);
  EXPECT_FLOAT_EQ(window.fonts().body->FontSize, 34.0F);
}

}  // namespace
}  // namespace attune::app
