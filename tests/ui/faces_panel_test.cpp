#include "ui/faces_panel.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

std::vector<FaceLine> make_lines(int count, int chosen) {
  std::vector<FaceLine> lines;
  for (int i = 1; i <= count; ++i) {
    lines.push_back({10 + i, "Face " + std::to_string(i), "looking to their left, nearly closed",
                     "as likely as not distracted, withdrawn or thinking",
                     "distracted, withdrawn or thinking", i == chosen});
  }
  return lines;
}

Actions draw(Headless& ui, const std::vector<FaceLine>& lines, const cv::Rect2f& rect) {
  return ui.in_window([&](const Canvas& canvas) { return draw_faces(lines, rect, canvas); });
}

TEST(FacesPanel, ALineChoosesItsFace) {
  Headless ui({1280, 720}, 1.0F);
  const auto step = [&] { return draw(ui, make_lines(2, 1), {20, 20, 828, 31}); };
  step();
  step();
  testing::expect_texts_fit(ui.records(), ui.screen());
  testing::expect_ids_unique(ui.records());
  const cv::Rect2f second = ui.find_text("Face 2");
  EXPECT_EQ(ui.click(second.x + 2, second.y + 2, step).choose_face, 12);
}

TEST(FacesPanel, WithLittleRoomTheChosenOneStays) {
  Headless ui({1280, 720}, 1.0F);
  const auto step = [&] { return draw(ui, make_lines(7, 6), {20, 20, 828, 62}); };
  step();
  step();
  testing::expect_texts_fit(ui.records(), ui.screen());
  EXPECT_TRUE(ui.shows("Face 6"));
  EXPECT_TRUE(ui.shows("and 4 more (Tab)"));
  EXPECT_FALSE(ui.shows("Face 7"));
}

TEST(FacesPanel, KeepsItsPlaceWhileOneIsAlone) {
  Headless ui({1280, 720}, 1.0F);
  draw(ui, {}, {20, 20, 828, 31});
  EXPECT_TRUE(ui.shows("No other face in view."));
  draw(ui, {}, {});
  EXPECT_TRUE(ui.records().texts.empty());
}

}  // namespace
}  // namespace attune::ui
