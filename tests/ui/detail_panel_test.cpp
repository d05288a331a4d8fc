#include "ui/detail_panel.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <set>

#include "ui/guide_testing.hpp"
#include "ui/imgui_testing.hpp"
#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

DetailModel make_model(core::CueGroup group, const core::CueSet& cues) {
  const core::FaceAnalysis face = testing::make_face(1, {320, 240}, cues);
  CueHistory history;
  for (int i = 0; i < 40; ++i) history.add(testing::make_analysis(i * 0.5, {face}));
  DetailModel model = make_detail(group, {&face, 1, 1}, history, {});
  model.definition = DetailText{"What it is", "What the group of cues is, in a plain sentence."};
  model.texts = {{"May go with", "This and that, and something else that is written here."}};
  return model;
}

// As above, where the guide tells of the cues and `open` of them are unfolded.
DetailModel make_told(core::CueGroup group, const std::set<core::CueId>& open) {
  const core::FaceAnalysis face = testing::make_face(1, {320, 240}, testing::calm_cues());
  GuideTexts guide = testing::make_guide("en", "English");
  guide.single.clear();
  for (const core::CueId id : detail_cues(group)) {
    const std::string key(guide_key(id));
    guide.single.push_back(testing::make_entry(key, key + ", in the guide"));
  }
  return make_detail(group, {&face, 1, 1}, CueHistory(), guide, open);
}

Actions draw(Headless& ui, const DetailModel& model, const cv::Rect2f& rect) {
  return ui.in_window([&](const Canvas& canvas) { return draw_detail(model, rect, canvas); });
}

TEST(DetailPanel, NothingIsCutOrOverlapsWideOrNarrow) {
  for (const core::CueGroup group : kGroups) {
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
      Headless ui({1280, 720}, scale);
      const DetailModel model = make_model(group, testing::busy_cues());
      for (int i = 0; i < 2; ++i) draw(ui, model, {660, 20, std::min(24 * ui.em(), 600.0F), 660});
      testing::expect_texts_fit(ui.records(), ui.screen(), true);
      testing::expect_ids_unique(ui.records());
      EXPECT_TRUE(ui.shows("What it is"));
      EXPECT_TRUE(ui.shows("Now"));
    }
  }
}

TEST(DetailPanel, AMissingCueSaysWhy) {
  Headless ui({1280, 2000}, 1.0F);
  core::CueSet cues = testing::calm_cues();
  cues[core::CueId::head_tilt] =
      testing::make_missing(core::CueId::head_tilt, core::Missing::turned_away);
  draw(ui, make_model(core::CueGroup::posture, cues), {20, 20, 420, 1900});
  EXPECT_TRUE(ui.shows("cannot be read: turned away"));
  EXPECT_TRUE(ui.shows("0 degrees, compared with this person's neutral face"));
}

// A curve that moves takes more to draw than an empty box.
TEST(DetailPanel, DrawsTheCurves) {
  Headless ui({1280, 2000}, 1.0F);
  DetailModel model = make_model(core::CueGroup::brows, testing::calm_cues());
  const auto count = [&] {
    draw(ui, model, {20, 20, 420, 1900});
    draw(ui, model, {20, 20, 420, 1900});
    return ImGui::GetDrawData()->TotalVtxCount;
  };
  const int with = count();
  for (DetailSection& section : model.sections) {
    for (DetailCue& cue : section.cues) cue.curve.lines.clear();
  }
  EXPECT_GT(with, count() + 100);
}

TEST(DetailPanel, AClickOnACueAsksForItsText) {
  Headless ui({1280, 2000}, 1.0F);
  const DetailModel model = make_told(core::CueGroup::brows, {});
  const auto step = [&] { return draw(ui, model, {20, 20, 420, 1900}); };
  step();
  step();
  EXPECT_TRUE(ui.shows("A click or Enter on a cue"));
  const cv::Rect2f at = ui.find_text("Brows lowered");
  EXPECT_EQ(ui.click(at.x + 3, at.y + 3, step).tell_cue, core::CueId::brow_lower);
}

TEST(DetailPanel, WithoutATextACueCannotBePressed) {
  Headless ui({1280, 2000}, 1.0F);
  const DetailModel model = make_model(core::CueGroup::brows, testing::calm_cues());
  const auto step = [&] { return draw(ui, model, {20, 20, 420, 1900}); };
  step();
  step();
  EXPECT_FALSE(ui.shows("A click or Enter"));
  const cv::Rect2f at = ui.find_text("Brows lowered");
  EXPECT_FALSE(ui.click(at.x + 3, at.y + 3, step).tell_cue);
}

// In the window Enter takes the place of ImGui's space bar.
TEST(DetailPanel, TheKeyboardUnfoldsACue) {
  Headless ui({1280, 2000}, 1.0F);
  const DetailModel model = make_told(core::CueGroup::brows, {});
  const auto step = [&] { return draw(ui, model, {20, 20, 420, 1900}); };
  step();
  step();
  std::optional<core::CueId> told;
  for (int i = 0; i < 8 && !told; ++i) {
    ui.press(ImGuiKey_DownArrow, step);
    told = ui.press(ImGuiKey_Space, step).tell_cue;
  }
  EXPECT_EQ(told, core::CueId::brow_raise);
}

// Nothing above it moves, nothing below it moves by more than its own text, and it stays where it
// is.
TEST(DetailPanel, UnfoldingMovesOnlyWhatIsBelow) {
  Headless ui({1280, 4000}, 1.0F);
  const auto tops = [&](const std::set<core::CueId>& open) {
    const DetailModel model = make_told(core::CueGroup::brows, open);
    for (int i = 0; i < 2; ++i) draw(ui, model, {20, 20, 420, 3900});
    return std::array{ui.find_text("Brows raised"), ui.find_text("Brows lowered"),
                      ui.find_text("AU4 Brows lowered and together")};
  };
  const auto folded = tops({});
  EXPECT_FALSE(ui.shows("What brow_lower"));
  const auto open = tops({core::CueId::brow_lower});
  EXPECT_EQ(open[0], folded[0]);
  EXPECT_EQ(open[1], folded[1]);
  const cv::Rect2f last = ui.find_text("Cannot brow_lower, in the guide.");
  EXPECT_GT(last.y, open[1].y);
  EXPECT_GT(open[2].y, last.br().y);
  EXPECT_TRUE(ui.shows("brow_lower, in the guide")) << "its name there";
}

TEST(DetailPanel, WhatIsToldIsNotCutAtAnySize) {
  for (const core::CueGroup group : kGroups) {
    const std::vector<core::CueId> cues = detail_cues(group);
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
      Headless ui({1280, 720}, scale);
      const DetailModel model = make_told(group, {cues.begin(), cues.end()});
      for (int i = 0; i < 2; ++i) draw(ui, model, {660, 20, std::min(24 * ui.em(), 600.0F), 660});
      testing::expect_texts_fit(ui.records(), ui.screen(), true);
      testing::expect_ids_unique(ui.records());
    }
  }
}

// Without a mouse: the arrows walk over the entries and bring them into view.
TEST(DetailPanel, ArrowsScroll) {
  Headless ui({600, 400}, 1.0F);
  const DetailModel model = make_model(core::CueGroup::eyes, testing::calm_cues());
  const auto step = [&] { return draw(ui, model, {20, 20, 420, 300}); };
  step();
  step();
  const float before = ui.find_text("What it is").y;
  for (int i = 0; i < 12; ++i) ui.press(ImGuiKey_DownArrow, step);
  EXPECT_LT(ui.find_text("What it is").y, before - 50);
}

TEST(DetailPanel, ClosesByItsButton) {
  Headless ui({600, 400}, 1.0F);
  const DetailModel model = make_model(core::CueGroup::eyes, testing::calm_cues());
  const auto step = [&] { return draw(ui, model, {20, 20, 420, 300}); };
  step();
  step();
  const float em = ui.em();
  EXPECT_EQ(ui.click(440 - 1.5F * em, 20 + 1.4F * em, step).commands,
            std::vector{Command::close_popup});
}

TEST(DetailPanel, SurvivesNoRoomAndNoFace) {
  Headless ui({600, 400}, 1.0F);
  draw(ui, make_model(core::CueGroup::eyes, testing::calm_cues()), {20, 20, 420, 0});
  EXPECT_TRUE(ui.records().texts.empty());
  draw(ui, make_detail(core::CueGroup::eyes, {}, CueHistory(), {}), {20, 20, 420, 300});
  EXPECT_TRUE(ui.shows("No face in view."));
}

}  // namespace
}  // namespace attune::ui
