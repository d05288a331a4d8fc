#include "ui/display_popup.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

struct Page {
  testing::Headless ui{{1280, 720}, 1.0F};
  DisplayModel model;
  Actions step() {
    return ui.frame(
        [this](const Canvas& canvas) { return draw_display_options(model, ui.screen(), canvas); });
  }
  Actions click(const std::string& text) {
    const cv::Rect2f at = ui.find_text(text);
    return ui.click(at.x + 3, at.y + 3, [this] { return step(); });
  }
};

TEST(DisplayPopup, EveryOptionAnswers) {
  Page page;
  page.step();
  page.step();
  EXPECT_EQ(page.click("+").commands, std::vector{Command::larger_text});
  EXPECT_EQ(page.click("-").commands, std::vector{Command::smaller_text});
  EXPECT_EQ(page.click("High contrast").theme, ThemeId::high_contrast);
  EXPECT_EQ(page.click("Calm").theme, ThemeId::calm);
  EXPECT_EQ(page.click("No fading or moving").reduced_motion, true);
  EXPECT_EQ(page.click("Mirror the picture").commands, std::vector{Command::toggle_mirror});
  EXPECT_EQ(page.click("Hide the picture").commands, std::vector{Command::toggle_picture});
  EXPECT_EQ(page.click("Cues only").commands, std::vector{Command::toggle_cues_only});
  EXPECT_EQ(page.click("Neutral face anew").commands, std::vector{Command::reset_baseline});
  EXPECT_EQ(page.click("Learn eye place").commands, std::vector{Command::learn_offset});
  page.model.offset_in_use = true;
  page.step();
  EXPECT_EQ(page.click("Forget eye place").commands, std::vector{Command::clear_offset});
}

TEST(DisplayPopup, ALockedSwitchSaysSoAndDoesNothing) {
  Page page;
  page.model.cues_only = true;
  page.model.cues_only_locked = true;
  page.step();
  page.step();
  EXPECT_TRUE(page.click("Cues only (locked)").commands.empty());
}

TEST(DisplayPopup, ShowsTheTextSize) {
  Page page;
  page.model.text_scale = 1.375F;
  page.step();
  EXPECT_TRUE(page.ui.shows("137 %"));
}

}  // namespace
}  // namespace attune::ui
