#include "ui/picture_panel.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"
#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

Actions draw(Headless& ui, const PictureModel& model) {
  return ui.in_window([&](const Canvas& canvas) { return draw_picture(model, canvas); });
}

PictureModel make_model(Headless& ui, bool mirrored = false) {
  const auto analysis = testing::make_analysis(
      0,
      {testing::make_face(3, {160, 240}, testing::busy_cues()), testing::make_face(8, {480, 240})});
  PictureView view;
  view.set_reduced_motion(true);
  PictureInput input;
  input.analysis = &analysis;
  input.chosen = 0;
  input.texture = 1;
  input.area = {0, 0, 1000, 600};
  input.mirrored = mirrored;
  input.em_px = ui.em();
  return ui.in_window([&](const Canvas& canvas) {
    return view.model(input, [&](std::string_view text) { return canvas.measure(text); });
  });
}

TEST(PictureDrawing, ShowsLabelsAndNumbers) {
  Headless ui({1000, 600}, 1.0F);
  const PictureModel model = make_model(ui);
  draw(ui, model);
  draw(ui, model);
  EXPECT_TRUE(ui.shows("Eyes toward you"));
  EXPECT_TRUE(ui.shows("1"));
  EXPECT_TRUE(ui.shows("2"));
  testing::expect_texts_fit(ui.records(), ui.screen());
}

TEST(PictureDrawing, AClickChoosesTheFaceAlsoInTheMirror) {
  for (const bool mirrored : {false, true}) {
    Headless ui({1000, 600}, 1.0F);
    const PictureModel model = make_model(ui, mirrored);
    for (const FaceTag& tag : model.tags) {
      const cv::Point2f middle = (tag.box.tl() + tag.box.br()) * 0.5F;
      ui.move_mouse(middle.x, middle.y);
      draw(ui, model);
      ui.hold_mouse(true);
      EXPECT_EQ(draw(ui, model).choose_face, tag.id);
      ui.hold_mouse(false);
      EXPECT_FALSE(draw(ui, model).choose_face);
    }
    EXPECT_EQ(model.tags[0].box.x > model.tags[1].box.x, mirrored);
  }
}

TEST(PictureDrawing, WithoutAPictureSaysWhy) {
  Headless ui({1000, 600}, 1.0F);
  PictureModel model;
  model.area = {100, 100, 300, 200};
  model.message = "cannot open camera /dev/video0: another program uses it; close that program";
  draw(ui, model);
  EXPECT_TRUE(ui.shows("another program"));
  testing::expect_texts_fit(ui.records(), ui.screen());
}

}  // namespace
}  // namespace attune::ui
