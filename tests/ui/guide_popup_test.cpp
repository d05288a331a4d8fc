#include "ui/guide_popup.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "ui/guide_testing.hpp"
#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

Actions draw(Headless& ui, int section) {
  const GuidePage page = make_guide_page(testing::make_shelf(), section);
  return ui.frame([&](const Canvas& canvas) { return draw_guide(page, ui.screen(), canvas); });
}

TEST(GuidePopup, ShowsTheContentsAndTheSection) {
  Headless ui({1280, 720}, 1.0F);
  draw(ui, 1);
  draw(ui, 1);
  for (const char* text : {"Guide", "Eyes", "Brows", "Sad or low", "What Eyes.", "What else",
                           "Cannot Eyes.", "English", "Deutsch"}) {
    EXPECT_TRUE(ui.shows(text)) << text;
  }
  testing::expect_ids_unique(ui.records());
}

TEST(GuidePopup, AClickChoosesASection) {
  Headless ui({1280, 720}, 1.0F);
  const auto step = [&] { return draw(ui, 0); };
  step();
  step();
  const cv::Rect2f at = ui.find_text("Mouth");
  EXPECT_EQ(ui.click(at.x + 3, at.y + 3, step).guide_section, 3);
}

TEST(GuidePopup, TheCuesOfAGroupUnfoldBelowItAndNothingMovesSideways) {
  Headless ui({1280, 720}, 1.0F);
  for (int i = 0; i < 2; ++i) draw(ui, 1);
  EXPECT_FALSE(ui.shows("Brows lowered"));
  const float text = ui.find_text("What Eyes.").x;
  for (int i = 0; i < 2; ++i) draw(ui, 2);
  const cv::Rect2f group = ui.find_text("Brows");
  const cv::Rect2f cue = ui.find_text("Brows lowered");
  EXPECT_GT(cue.x, group.x + 0.5F * ui.em()) << "indented";
  EXPECT_GT(cue.y, group.y);
  EXPECT_LT(cue.y, ui.find_text("Mouth").y);
  EXPECT_NEAR(ui.find_text("What Brows.").x, text, 1);
  const auto step = [&] { return draw(ui, 2); };
  EXPECT_EQ(ui.click(cue.x + 3, cue.y + 3, step).guide_section, 13);
}

TEST(GuidePopup, AClickChoosesTheLanguage) {
  Headless ui({1280, 720}, 1.0F);
  const auto step = [&] { return draw(ui, 0); };
  step();
  step();
  const cv::Rect2f at = ui.find_text("Deutsch");
  EXPECT_EQ(ui.click(at.x + 3, at.y + 3, step).language, "de");
}

TEST(GuidePopup, TheKeyboardChoosesASection) {
  Headless ui({1280, 720}, 1.0F);
  const auto step = [&] { return draw(ui, 0); };
  step();
  step();
  std::optional<int> chosen;
  // From wherever the keyboard begins, down and Enter reach one.
  for (int i = 0; i < 6 && !chosen; ++i) {
    ui.press(ImGuiKey_DownArrow, step);
    ui.hold_key(ImGuiKey_Space, true);
    for (int k = 0; k < 2 && !chosen; ++k) chosen = step().guide_section;
    ui.hold_key(ImGuiKey_Space, false);
    for (int k = 0; k < 2 && !chosen; ++k) chosen = step().guide_section;
  }
  EXPECT_TRUE(chosen);
}

TEST(GuidePopup, PageKeysScrollALongSection) {
  Headless ui({1280, 720}, 2.0F);
  const auto step = [&] { return draw(ui, 1); };
  step();
  step();
  const float before = ui.find_text("What Eyes.").y;
  const float list = ui.find_text("Brows").y;
  ui.press(ImGuiKey_PageDown, step);
  step();
  EXPECT_LT(ui.find_text("What Eyes.").y, before - 50);
  EXPECT_NEAR(ui.find_text("Brows").y, list, 1) << "the contents stay";
  ui.press(ImGuiKey_PageUp, step);
  step();
  EXPECT_NEAR(ui.find_text("What Eyes.").y, before, 1);
}

// However large the text: what is read keeps a readable width, and nothing leaves the screen.
TEST(GuidePopup, FitsAtEverySize) {
  for (const cv::Size2f screen : {cv::Size2f{1280, 720}, cv::Size2f{1920, 1080}}) {
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
      Headless ui(screen, scale);
      draw(ui, 7);
      draw(ui, 7);
      testing::expect_texts_fit(ui.records(), screen, /*scrolled=*/true);
      const auto& texts = ui.records().texts;
      const auto text = std::find_if(texts.begin(), texts.end(), [](const TextRecord& record) {
        return record.text == "What Single movements of the face.";
      });
      ASSERT_NE(text, texts.end());
      EXPECT_GE(text->room.width, 13.0F * ui.em()) << screen.height << " " << scale;
    }
  }
}

TEST(GuidePopup, WithoutAGuideTheTroubleCanBeRead) {
  Headless ui({1280, 720}, 1.0F);
  const GuidePage page = make_guide_page(GuideShelf({}, "en", "en.json: is not valid JSON"), 0);
  const auto step = [&] {
    return ui.frame([&](const Canvas& canvas) { return draw_guide(page, ui.screen(), canvas); });
  };
  step();
  step();
  EXPECT_TRUE(ui.shows("There is no guide"));
  EXPECT_TRUE(ui.shows("en.json: is not valid JSON"));
}

}  // namespace
}  // namespace attune::ui
