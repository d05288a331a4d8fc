#include "ui/widgets.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

struct Pressed {
  bool first = false;
  bool second = false;
};

Pressed draw_two(Headless& ui) {
  return ui.in_window([](const Canvas& canvas) {
    Pressed pressed;
    pressed.first = button(canvas, "one", {20, 20, 100, 30}, "One");
    pressed.second = tick_box(canvas, "two", {20, 80, 200, 30}, "Two", false);
    return pressed;
  });
}

TEST(Widgets, AnswerToTheMouse) {
  Headless ui({400, 200}, 1.0F);
  const auto draw = [&] { return draw_two(ui); };
  EXPECT_TRUE(ui.click(50, 35, draw).first);
  EXPECT_FALSE(ui.click(300, 150, draw).first);
  EXPECT_TRUE(ui.click(200, 95, draw).second) << "the text of a tick box presses it too";
}

TEST(Widgets, AnswerToTheKeyboard) {
  Headless ui({400, 200}, 1.0F);
  const auto draw = [&] { return draw_two(ui); };
  draw();
  draw();
  ui.press(ImGuiKey_DownArrow, draw);  // shows where the keyboard is
  ui.press(ImGuiKey_DownArrow, draw);
  draw();
  // In these tests key numbers are ImGui's own, so that Space presses; the window maps Enter to it.
  const Pressed pressed = ui.press(ImGuiKey_Space, draw);
  EXPECT_TRUE(pressed.first || pressed.second);
}

TEST(Widgets, ATickBoxThatIsOffLimitsDoesNothing) {
  Headless ui({400, 200}, 1.0F);
  const auto draw = [&] {
    return ui.in_window([](const Canvas& canvas) {
      return tick_box(canvas, "two", {20, 80, 200, 30}, "Two", false, false);
    });
  };
  EXPECT_FALSE(ui.click(50, 95, draw));
}

TEST(Widgets, ChoiceCardsAnswerAndShowBothLines) {
  Headless ui({600, 200}, 1.0F);
  const auto draw = [&] {
    return ui.in_window([](const Canvas& canvas) {
      return choice_card(canvas, "card", {20, 20, 400, 60}, "Label", "Detail", false);
    });
  };
  EXPECT_TRUE(ui.click(200, 50, draw));
  EXPECT_TRUE(ui.shows("Label"));
  EXPECT_TRUE(ui.shows("Detail"));
  testing::expect_texts_fit(ui.records(), ui.screen());
}

// Triangles in the list tell whether something was drawn.
int triangles(Headless& ui, double value) {
  ui.in_window([value](const Canvas& canvas) {
    segment_bar(canvas, {10, 10, 100, 10}, value);
    return 0;
  });
  return ImGui::GetDrawData()->TotalIdxCount;
}

TEST(Widgets, BarsGrowWithTheirValue) {
  Headless ui({400, 200}, 1.0F);
  triangles(ui, 0.0);
  const int none = triangles(ui, 0.0);
  EXPECT_EQ(triangles(ui, 0.02), none) << "a sliver is not shown";
  EXPECT_GT(triangles(ui, 0.2), none);
  EXPECT_GT(triangles(ui, 1.0), triangles(ui, 0.5));
  EXPECT_EQ(triangles(ui, 7.0), triangles(ui, 1.0));
}

TEST(Widgets, DotsCountTheCertainty) {
  Headless ui({400, 200}, 1.0F);
  int before = -1;
  for (const Certainty certainty : {Certainty::none, Certainty::low, Certainty::high}) {
    ui.in_window([certainty](const Canvas& canvas) {
      certainty_dots(canvas, {10, 10, 100, 10}, certainty);
      return 0;
    });
    EXPECT_NE(ImGui::GetDrawData()->TotalIdxCount, before);
    before = ImGui::GetDrawData()->TotalIdxCount;
  }
}

}  // namespace
}  // namespace attune::ui
