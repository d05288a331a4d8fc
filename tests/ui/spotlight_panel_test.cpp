#include "ui/spotlight_panel.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

SpotlightModel make_model() {
  SpotlightModel model;
  model.open = true;
  model.part = SpotPart::brows;
  model.sentence =
      "The brows are strongly lowered or drawn together, and the eyes are narrowed a little.";
  return model;
}

Actions draw(Headless& ui, const SpotlightModel& model) {
  const WatchLayout layout = make_watch_layout(ui.screen(), ui.em());
  return ui.in_window(
      [&](const Canvas& canvas) { return draw_spotlight(model, spotlight_area(layout), canvas); });
}

TEST(SpotlightPanel, NothingIsCutAtAnySize) {
  for (const cv::Size2f screen : {cv::Size2f{1280, 720}, cv::Size2f{1920, 1080}}) {
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
      for (const bool top : {false, true}) {
        Headless ui(screen, scale);
        SpotlightModel model = make_model();
        model.card_on_top = top;
        for (int i = 0; i < 2; ++i) draw(ui, model);
        testing::expect_texts_fit(ui.records(), screen);
        testing::expect_ids_unique(ui.records());
        EXPECT_TRUE(ui.shows("The brows are strongly"));
        EXPECT_TRUE(ui.shows("Brows"));
      }
    }
  }
}

TEST(SpotlightPanel, AButtonLightsItsPart) {
  Headless ui({1280, 720}, 1.0F);
  const auto step = [&] { return draw(ui, make_model()); };
  step();
  step();
  const cv::Rect2f jaw = ui.find_text("Jaw");
  EXPECT_EQ(ui.click(jaw.x + 2, jaw.y + 2, step).spotlight, SpotPart::jaw);
}

TEST(SpotlightPanel, WithLittleRoomOneButtonLeadsOn) {
  Headless ui({1280, 720}, 2.0F);
  const auto step = [&] { return draw(ui, make_model()); };
  step();
  step();
  const cv::Rect2f next = ui.find_text("Brows (S: next)");
  EXPECT_EQ(ui.click(next.x + 2, next.y + 2, step).commands, std::vector{Command::spotlight});
}

TEST(SpotlightPanel, ClosedItIsNotThere) {
  Headless ui({1280, 720}, 1.0F);
  SpotlightModel model = make_model();
  model.open = false;
  draw(ui, model);
  EXPECT_TRUE(ui.records().texts.empty());
}

// Nothing outside the picture is shaded, however far the mesh reaches.
TEST(SpotlightPanel, TheShadeIsClippedToThePicture) {
  Headless ui({1280, 720}, 1.0F);
  const cv::Rect2f picture{100, 80, 600, 400};
  const SpotMesh mesh = make_spot_mesh({{300, 200}, 90, 40, 0.0F}, 20, picture);
  for (int i = 0; i < 2; ++i) {
    ui.in_window([&](const Canvas& canvas) {
      draw_spot_shade(mesh, picture, 0.6F, canvas);
      return 0;
    });
  }
  const ImDrawData* data = ImGui::GetDrawData();
  int shaded = 0;
  for (int l = 0; l < data->CmdListsCount; ++l) {
    for (const ImDrawCmd& command : data->CmdLists[l]->CmdBuffer) {
      if (command.ElemCount != mesh.triangles.size()) continue;
      ++shaded;
      EXPECT_GE(command.ClipRect.x, 100);
      EXPECT_GE(command.ClipRect.y, 80);
      EXPECT_LE(command.ClipRect.z, 700);
      EXPECT_LE(command.ClipRect.w, 480);
    }
  }
  EXPECT_EQ(shaded, 1);
}

}  // namespace
}  // namespace attune::ui
