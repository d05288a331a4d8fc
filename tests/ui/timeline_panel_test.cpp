#include "ui/timeline_panel.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

int draw(Headless& ui, const TimelineModel& model, WatchLayout::Mode mode,
         const cv::Rect2f& rect = {10, 10, 760, 160}) {
  for (int i = 0; i < 2; ++i) {
    ui.in_window([&](const Canvas& canvas) {
      return draw_timeline(model, rect, mode, canvas).commands.size();
    });
  }
  return ImGui::GetDrawData()->TotalIdxCount;
}

TEST(TimelineDrawing, NamesRowsAndTime) {
  Headless ui({800, 200}, 1.0F);
  draw(ui, {}, WatchLayout::Mode::standard);
  for (const char* text : {"Eyes", "Brows", "Mouth", "Tension", "Posture", "Movement", "60 s ago",
                           "45 s", "30 s", "15 s", "now"}) {
    EXPECT_TRUE(ui.shows(text)) << text;
  }
  testing::expect_texts_fit(ui.records(), ui.screen());
}

TEST(TimelineDrawing, DrawsSpansAndMarks) {
  Headless ui({800, 200}, 1.0F);
  const int empty = draw(ui, {}, WatchLayout::Mode::standard);
  TimelineModel model;
  model.rows[0] = {{0.1, 0.5, 0.8, true}, {0.6, 0.7, 0.1, false}};
  const int spans = draw(ui, model, WatchLayout::Mode::standard);
  EXPECT_GT(spans, empty);
  model.marks = {{0.1, core::CueGroup::eyes, "Eyes: away"}};
  const int one = draw(ui, model, WatchLayout::Mode::standard);
  EXPECT_GT(one, spans);
  model.marks.push_back({0.101, core::CueGroup::eyes, "Eyes: away"});
  EXPECT_EQ(draw(ui, model, WatchLayout::Mode::standard), one) << "marks do not pile up";
  model.marks.push_back({0.101, core::CueGroup::mouth, "Mouth: open"});
  EXPECT_GT(draw(ui, model, WatchLayout::Mode::standard), one) << "other rows have their own";
}

TEST(TimelineDrawing, CompactLeavesTheAxisOut) {
  Headless ui({800, 200}, 1.5F);
  draw(ui, {}, WatchLayout::Mode::compact);
  EXPECT_FALSE(ui.shows("now"));
  EXPECT_TRUE(ui.shows("Tension"));
  testing::expect_texts_fit(ui.records(), ui.screen());
}

TEST(TimelineDrawing, ExplainsAMarkUnderTheMouse) {
  Headless ui({800, 200}, 1.0F);
  TimelineModel model;
  model.marks = {{0.5, core::CueGroup::eyes, "Eyes: away"}};
  const int without = draw(ui, model, WatchLayout::Mode::standard);
  // Over the middle of the first row's strip.
  const float y = ui.find_text("Eyes").y + 6;
  const float left = ui.find_text("60 s ago").x;
  const cv::Rect2f now = ui.find_text("now");
  ui.move_mouse((left + now.x + now.width) / 2, y);
  EXPECT_GT(draw(ui, model, WatchLayout::Mode::standard), without);
}

TEST(TimelineDrawing, SurvivesNoRoom) {
  Headless ui({800, 200}, 1.0F);
  draw(ui, {}, WatchLayout::Mode::standard, {10, 10, 20, 5});
  EXPECT_TRUE(ui.records().texts.empty());
}

}  // namespace
}  // namespace attune::ui
