#include "ui/state_panel.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"
#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

void draw(Headless& ui, const StatePanelModel& model, const cv::Rect2f& rect) {
  for (int i = 0; i < 2; ++i) {
    ui.in_window([&](const Canvas& canvas) {
      return draw_state_panel(model, rect, canvas).commands.size();
    });
  }
}

StatePanelModel make_model() {
  const core::FaceAnalysis face = testing::make_face(1);
  return make_state_panel(&face, false);
}

// Seen, then what it may go with, then what else, then how sure.
TEST(StatePanelDrawing, KeepsTheOrder) {
  Headless ui({600, 600}, 1.0F);
  draw(ui, make_model(), {10, 10, 440, 500});
  const float seen = ui.find_text("Seen").y;
  const float may = ui.find_text("May go with").y;
  const float also = ui.find_text("Also possible").y;
  const float sure = ui.find_text("How sure").y;
  EXPECT_LT(seen, may);
  EXPECT_LT(may, also);
  EXPECT_LT(also, sure);
  EXPECT_TRUE(ui.shows("An estimate"));
  testing::expect_texts_fit(ui.records(), ui.screen());
}

TEST(StatePanelDrawing, DropsRepeatedSentencesWhenLow) {
  Headless ui({600, 600}, 1.0F);
  draw(ui, make_model(), {10, 10, 440, 150});
  EXPECT_FALSE(ui.shows("leaning in"));
  EXPECT_TRUE(ui.shows("concentrating"));
  EXPECT_TRUE(ui.shows("low (turned away)"));
  testing::expect_texts_fit(ui.records(), ui.screen());
}

TEST(StatePanelDrawing, TheWordOfLikelihoodGoesBeforeWhatItIsAbout) {
  const StatePanelModel model = make_model();
  Headless ui({600, 600}, 1.0F);
  draw(ui, model, {10, 10, 440, 300});
  EXPECT_TRUE(ui.shows(model.may_go_with));
  draw(ui, model, {10, 10, 440, 40});
  EXPECT_FALSE(ui.shows(model.may_go_with));
  EXPECT_TRUE(ui.shows(model.may_go_with_briefly)) << "what it may go with stays";
}

TEST(StatePanelDrawing, ScrollsByPageKeysWhenTooLow) {
  Headless ui({600, 600}, 1.0F);
  const StatePanelModel model = make_model();
  const auto step = [&] {
    draw(ui, model, {10, 10, 440, 48});
    return 0;
  };
  step();
  const float before = ui.find_text("May go with").y;
  ui.press(ImGuiKey_PageDown, step);
  step();
  EXPECT_LT(ui.find_text("May go with").y, before - 10);
}

TEST(StatePanelDrawing, ShowsAMessageAlone) {
  Headless ui({600, 600}, 1.0F);
  StatePanelModel model;
  model.kind = StatePanelModel::Kind::not_enough;
  model.message = "Not enough to say (too dark).";
  draw(ui, model, {10, 10, 440, 300});
  EXPECT_EQ(ui.records().texts.size(), 1U);
  EXPECT_TRUE(ui.shows("Not enough to say (too dark)."));
}

TEST(StatePanelDrawing, PressedItAsksForTheExplanation) {
  Headless ui({600, 600}, 1.0F);
  const StatePanelModel model = make_model();
  const auto step = [&] {
    return ui.in_window([&](const Canvas& canvas) {
      return draw_state_panel(model, {10, 10, 440, 300}, canvas);
    });
  };
  step();
  const cv::Rect2f words = ui.find_text("May go with");
  EXPECT_EQ(ui.click(words.x + 2, words.y + 2, step).commands, std::vector{Command::explain_state});
}

TEST(StatePanelDrawing, WhatIsNotThereIsSaid) {
  Headless ui({600, 600}, 1.0F);
  StatePanelModel model = make_model();
  model.also_possible.clear();
  model.also_possible_briefly.clear();
  draw(ui, model, {10, 10, 440, 300});
  EXPECT_TRUE(ui.shows("nothing else stands out"));
  EXPECT_TRUE(ui.shows("not known"));
}

// Whatever it says, every part stands where it stood.
TEST(StatePanelDrawing, NothingMovesWhenTheTextsChange) {
  Headless ui({600, 600}, 1.0F);
  StatePanelModel model = make_model();
  draw(ui, model, {10, 10, 408, 200});
  const float also = ui.find_text("Also possible").y;
  const float sure = ui.find_text("How sure").y;
  model.seen.clear();
  model.may_go_with = "very likely distracted, withdrawn or thinking";
  model.may_go_with_briefly = "distracted, withdrawn or thinking";
  model.also_possible = "perhaps sad or low, tired";
  model.expression = "looks like a neutral face (50 %) or sadness (41 %)";
  draw(ui, model, {10, 10, 408, 200});
  EXPECT_EQ(ui.find_text("Also possible").y, also);
  EXPECT_EQ(ui.find_text("How sure").y, sure);
  testing::expect_texts_fit(ui.records(), ui.screen());
}

TEST(StatePanelDrawing, SurvivesNoRoom) {
  Headless ui({600, 600}, 1.0F);
  draw(ui, make_model(), {10, 10, 440, 0});
  EXPECT_TRUE(ui.records().texts.empty());
}

}  // namespace
}  // namespace attune::ui
