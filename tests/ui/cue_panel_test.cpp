#include "ui/cue_panel.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"
#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

void draw(Headless& ui, const CuePanelModel& model, const cv::Rect2f& rect) {
  for (int i = 0; i < 2; ++i) {
    ui.in_window([&](const Canvas& canvas) {
      return draw_cue_panel(model, rect, WatchLayout::Mode::standard, canvas).commands.size();
    });
  }
}

TEST(CuePanelDrawing, LinesUpItsColumns) {
  Headless ui({600, 500}, 1.0F);
  const core::FaceAnalysis face = testing::make_face(1, {320, 240}, testing::busy_cues());
  draw(ui, make_cue_panel(&face, 1, 1), {10, 10, 420, 300});
  EXPECT_EQ(ui.find_text("Eyes").x, ui.find_text("Posture").x);
  EXPECT_EQ(ui.find_text("lowered").x, ui.find_text("lips pressed").x);
  testing::expect_texts_fit(ui.records(), ui.screen());
}

TEST(CuePanelDrawing, DropsTheSecondPhraseRatherThanCutting) {
  Headless ui({600, 500}, 1.0F);
  const core::FaceAnalysis face = testing::make_face(1, {320, 240}, testing::busy_cues());
  draw(ui, make_cue_panel(&face, 1, 1), {10, 10, 340, 300});
  EXPECT_TRUE(ui.shows("turned to their right"));
  EXPECT_FALSE(ui.shows("leaning in"));
  testing::expect_texts_fit(ui.records(), ui.screen());
}

TEST(CuePanelDrawing, AReasonTakesThePlaceOfTheBar) {
  Headless ui({600, 500}, 1.0F);
  core::FaceAnalysis face = testing::make_face(1);
  draw(ui, make_cue_panel(&face, 1, 1), {10, 10, 340, 300});
  const int with_bars = ImGui::GetDrawData()->TotalIdxCount;
  for (const core::CueInfo& cue : core::all_cues()) {
    face.cues[cue.id] = testing::make_missing(cue.id, core::Missing::low_model_score);
  }
  draw(ui, make_cue_panel(&face, 1, 1), {10, 10, 340, 300});
  EXPECT_LT(ImGui::GetDrawData()->TotalIdxCount, with_bars);
  EXPECT_TRUE(ui.shows("face unclear"));
}

TEST(CuePanelDrawing, ARowOpensItsDetails) {
  Headless ui({600, 500}, 1.0F);
  const core::FaceAnalysis face = testing::make_face(1);
  const CuePanelModel model = make_cue_panel(&face, 1, 1);
  const auto step = [&] {
    return ui.in_window([&](const Canvas& canvas) {
      return draw_cue_panel(model, {10, 10, 420, 300}, WatchLayout::Mode::standard, canvas);
    });
  };
  step();
  const cv::Rect2f mouth = ui.find_text("Mouth");
  EXPECT_EQ(ui.click(mouth.x + 5, mouth.y + 5, step).commands, std::vector{Command::detail_mouth});
}

// The arrows walk over the rows; Enter (ImGui's Space) opens.
TEST(CuePanelDrawing, TheKeyboardWalksOverTheRows) {
  Headless ui({600, 500}, 1.0F);
  const core::FaceAnalysis face = testing::make_face(1);
  const CuePanelModel model = make_cue_panel(&face, 1, 1);
  const auto step = [&] {
    return ui.in_window([&](const Canvas& canvas) {
      return draw_cue_panel(model, {10, 10, 420, 300}, WatchLayout::Mode::standard, canvas);
    });
  };
  step();
  step();
  ui.press(ImGuiKey_UpArrow, step);
  EXPECT_EQ(ui.press(ImGuiKey_Space, step).commands, std::vector{Command::detail_eyes});
  ui.press(ImGuiKey_DownArrow, step);
  ui.press(ImGuiKey_DownArrow, step);
  EXPECT_EQ(ui.press(ImGuiKey_Space, step).commands, std::vector{Command::detail_mouth});
  ui.press(ImGuiKey_UpArrow, step);
  EXPECT_EQ(ui.press(ImGuiKey_Space, step).commands, std::vector{Command::detail_brows});
}

TEST(CuePanelDrawing, SaysThatNoFaceIsThere) {
  Headless ui({600, 500}, 1.0F);
  draw(ui, make_cue_panel(nullptr, 0, 0), {10, 10, 340, 300});
  EXPECT_TRUE(ui.shows("No face in view."));
  EXPECT_FALSE(ui.shows("strength"));
}

}  // namespace
}  // namespace attune::ui
