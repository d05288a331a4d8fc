#include "ui/said_strip.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

SaidModel asking() {
  SaidModel model;
  model.kind = SaidModel::Kind::asking;
  model.words = {"fine", "happy", "sad", "angry", "worried", "tired"};
  return model;
}

SaidModel answered(float strength = 1.0F) {
  SaidModel model;
  model.kind = SaidModel::Kind::answered;
  model.text =
      "The words say worried. Mouth corners up and the look of the whole face may go with "
      "that, and with thinking of something else as well. Asking is the way to know.";
  model.strength = strength;
  return model;
}

Actions draw(Headless& ui, const SaidModel& model) {
  const WatchLayout layout = make_watch_layout(ui.screen(), ui.em());
  return ui.in_window(
      [&](const Canvas& canvas) { return draw_said(model, layout.picture, canvas); });
}

TEST(SaidStrip, OffersEveryWordWithItsKey) {
  Headless ui({1280, 720}, 1.0F);
  const auto step = [&] { return draw(ui, asking()); };
  step();
  step();
  EXPECT_TRUE(ui.shows("They said"));
  EXPECT_TRUE(ui.shows("6  tired"));
  testing::expect_ids_unique(ui.records());
  const cv::Rect2f at = ui.find_text("3  sad");
  EXPECT_EQ(ui.click(at.x + 3, at.y + 3, step).said, 2U);
}

TEST(SaidStrip, TheAnswerCanBeClosed) {
  Headless ui({1280, 720}, 1.0F);
  const auto step = [&] { return draw(ui, answered()); };
  step();
  step();
  EXPECT_TRUE(ui.shows("The words say worried."));
  const cv::Rect2f at = ui.find_text("Close");
  const Actions actions = ui.click(at.x + 3, at.y + 3, step);
  ASSERT_EQ(actions.commands.size(), 1U);
  EXPECT_EQ(actions.commands[0], Command::close_popup);
}

TEST(SaidStrip, WhatFadesCannotBePressed) {
  Headless ui({1280, 720}, 1.0F);
  draw(ui, answered(0.4F));
  EXPECT_TRUE(ui.records().ids.empty());
  EXPECT_TRUE(ui.shows("The words say worried."));
}

TEST(SaidStrip, HiddenDrawsNothing) {
  Headless ui({1280, 720}, 1.0F);
  draw(ui, {});
  EXPECT_TRUE(ui.records().texts.empty());
}

TEST(SaidStrip, FitsIntoThePictureAtEverySize) {
  for (const cv::Size2f screen : {cv::Size2f{1280, 720}, cv::Size2f{1920, 1080}}) {
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
      for (const SaidModel& model : {asking(), answered()}) {
        Headless ui(screen, scale);
        draw(ui, model);
        draw(ui, model);
        testing::expect_texts_fit(ui.records(), screen);
        const cv::Rect2f picture = make_watch_layout(screen, ui.em()).picture;
        for (const TextRecord& record : ui.records().texts) {
          EXPECT_GE(record.rect.y, picture.y) << testing::described(record);
          EXPECT_LE(record.rect.y + record.rect.height, picture.y + picture.height + 1.5F)
              << testing::described(record);
        }
      }
    }
  }
}

}  // namespace
}  // namespace attune::ui
