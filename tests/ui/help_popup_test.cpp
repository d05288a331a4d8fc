#include "ui/help_popup.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

TEST(HelpPopup, ExplainsEveryKey) {
  testing::Headless ui({1280, 720}, 1.0F);
  const auto step = [&] {
    return ui.frame([&](const Canvas& canvas) { return draw_help(ui.screen(), canvas); });
  };
  step();
  step();
  for (const ShortcutRow& row : shortcut_rows()) {
    EXPECT_TRUE(ui.shows(std::string(row.action))) << row.action;
  }
  EXPECT_TRUE(ui.shows("Not for diagnosis"));
}

TEST(HelpPopup, ScrollsWithTheArrowsWhenItIsLong) {
  testing::Headless ui({1280, 720}, 2.0F);
  const auto step = [&] {
    return ui.frame([&](const Canvas& canvas) { return draw_help(ui.screen(), canvas); });
  };
  step();
  step();
  const float before = ui.find_text("next face").y;
  ui.press(ImGuiKey_DownArrow, step);
  step();
  EXPECT_LT(ui.find_text("next face").y, before);
}

}  // namespace
}  // namespace attune::ui
