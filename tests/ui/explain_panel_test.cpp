#include "ui/explain_panel.hpp"

#include <gtest/gtest.h>

#include "ui/guide_testing.hpp"
#include "ui/imgui_testing.hpp"
#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

ExplainModel make_model() {
  core::FaceAnalysis face = testing::make_face(1);
  face.state.readings[0].key = "distracted";
  face.state.readings[0].label = "distracted, withdrawn or thinking";
  face.state.affect = core::Affect{-0.4, 0.2, 0.3, 0.5, 0.1};
  face.expression.emplace();
  face.expression->probability = {0.3, 0.5, 0.08, 0.06, 0.05, 0.005, 0.005, 0.0};
  return make_explanation({&face, 1, 2}, false, testing::make_guide("en", "English"));
}

Actions draw(Headless& ui, const ExplainModel& model, const cv::Rect2f& rect) {
  return ui.in_window([&](const Canvas& canvas) { return draw_explanation(model, rect, canvas); });
}

TEST(ExplainPanel, NothingIsCutOrOverlapsWideOrNarrow) {
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    for (const ThemeId theme : {ThemeId::calm, ThemeId::high_contrast}) {
      Headless ui({1280, 2400}, scale, theme);
      for (int i = 0; i < 2; ++i) {
        draw(ui, make_model(), {660, 20, std::min(24 * ui.em(), 600.0F), 2300});
      }
      // So high that nothing scrolls: also no text may lie on another.
      testing::expect_texts_fit(ui.records(), ui.screen(), scale > 1.9F);
      testing::expect_ids_unique(ui.records());
      for (const char* text : {"May go with", "Also possible", "Speaks for it", "unpleasant",
                               "stirred", "happiness", "What else", "Speaks against it"}) {
        EXPECT_TRUE(ui.shows(text)) << text;
      }
    }
  }
}

TEST(ExplainPanel, DrawsTheRingOfDoubt) {
  Headless ui({1280, 2400}, 1.0F);
  ExplainModel model = make_model();
  const auto count = [&] {
    draw(ui, model, {20, 20, 420, 2300});
    draw(ui, model, {20, 20, 420, 2300});
    return ImGui::GetDrawData()->TotalVtxCount;
  };
  const int with = count();
  model.affect.reset();
  EXPECT_GT(with, count() + 100);
}

TEST(ExplainPanel, AbstainingAndCuesOnlyAreShortAnswers) {
  Headless ui({600, 600}, 1.0F);
  draw(ui, make_explanation({}, true, {}), {20, 20, 420, 500});
  EXPECT_TRUE(ui.shows("Cues only: no state is computed."));
  EXPECT_FALSE(ui.shows("May go with"));
  testing::expect_texts_fit(ui.records(), ui.screen());
}

TEST(ExplainPanel, ArrowsScrollAndTheCrossCloses) {
  Headless ui({600, 500}, 1.0F);
  const ExplainModel model = make_model();
  const auto step = [&] { return draw(ui, model, {20, 20, 420, 300}); };
  step();
  step();
  const float before = ui.find_text("May go with").y;
  for (int i = 0; i < 8; ++i) ui.press(ImGuiKey_DownArrow, step);
  EXPECT_LT(ui.find_text("May go with").y, before - 50);
  const float em = ui.em();
  EXPECT_EQ(ui.click(440 - 1.5F * em, 20 + 1.4F * em, step).commands,
            std::vector{Command::close_popup});
}

TEST(ExplainPanel, SurvivesNoRoom) {
  Headless ui({600, 400}, 1.0F);
  draw(ui, make_model(), {20, 20, 420, 0});
  EXPECT_TRUE(ui.records().texts.empty());
}

}  // namespace
}  // namespace attune::ui
