#include "ui/canvas.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

TEST(Canvas, CutsALineThatIsTooLongAtACharacter) {
  Headless ui({400, 200}, 1.0F);
  ui.in_window([](const Canvas& canvas) {
    canvas.line({10, 10, 90, 30},
                "Caf\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9",
                canvas.palette().text);
    return canvas.line({10, 60, 200, 30}, "short", canvas.palette().text);
  });
  const TextRecord& cut = ui.records().texts.at(0);
  EXPECT_TRUE(cut.text.ends_with("..."));
  EXPECT_LE(cut.rect.width, 90);
  EXPECT_EQ((cut.text.size() - 3 - 3) % 2, 0U) << "no half character: " << cut.text;
  EXPECT_EQ(ui.records().texts.at(1).text, "short");
}

TEST(Canvas, AlignsInTheRoom) {
  Headless ui({400, 200}, 1.0F);
  ui.in_window([](const Canvas& canvas) {
    canvas.line({10, 10, 300, 40}, "word", canvas.palette().text);
    canvas.line_centered({10, 60, 300, 40}, "word", canvas.palette().text);
    canvas.line_right({10, 110, 300, 40}, "word", canvas.palette().text);
    return 0;
  });
  const auto& texts = ui.records().texts;
  EXPECT_NEAR(texts[0].rect.x, 10, 1);
  EXPECT_NEAR(texts[1].rect.x + texts[1].rect.width / 2, 160, 1);
  EXPECT_NEAR(texts[2].rect.x + texts[2].rect.width, 310, 1);
  EXPECT_NEAR(texts[0].rect.y + texts[0].rect.height / 2, 30, 1);
}

TEST(Canvas, ParagraphsBreakAndTellTheirHeight) {
  Headless ui({400, 200}, 1.0F);
  const float height = ui.in_window([](const Canvas& canvas) {
    return canvas.paragraph({10, 10, 100, 200}, "one two three four five six seven eight",
                            canvas.palette().text);
  });
  EXPECT_GT(height, 2 * ui.em());
  EXPECT_NEAR(ui.records().texts[0].rect.height, height, 0.5);
}

TEST(Canvas, SizesOfTheStylesDiffer) {
  Headless ui({400, 200}, 1.0F);
  ui.in_window([](const Canvas& canvas) {
    EXPECT_LT(canvas.measure("word", TextStyle::small).height, canvas.measure("word").height);
    EXPECT_GT(canvas.measure("word", TextStyle::title).height, canvas.measure("word").height);
    EXPECT_GT(canvas.measure("word", TextStyle::strong).width, canvas.measure("word").width);
    return 0;
  });
}

TEST(Canvas, StyleTakesThePalette) {
  Headless ui({400, 200}, 1.0F);
  apply_style(palette(ThemeId::high_contrast), 20.0F);
  EXPECT_FLOAT_EQ(ImGui::GetStyle().Colors[ImGuiCol_Text].x, 1.0F);
  apply_style(palette(ThemeId::calm), 20.0F);
  EXPECT_FLOAT_EQ(ImGui::GetStyle().Colors[ImGuiCol_Text].x, palette(ThemeId::calm).text.r);
}

}  // namespace
}  // namespace attune::ui
