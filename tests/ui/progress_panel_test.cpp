#include "ui/progress_panel.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"
#include "ui/practice_panel.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

PracticeModel make_model() {
  PracticeModel model;
  model.with_picture = false;
  model.title = "Your progress";
  model.choices = {{"Back", ""}};
  ProgressModel progress;
  progress.weeks = 4;
  progress.summary =
      "52 answers in 3 sittings. Right: 38 of 52 (known faces 30 of 40, new faces 8 of 12). The "
      "telling part named: 20 of 26. Usual time for an answer: 4 s.";
  progress.remarks = {
      "You often take \"Tense or worried\" for \"Angry or annoyed\". Look at the "
      "brows: in worry their inner ends often rise, in anger they come down.",
      "Next: 3 moments are due again, so that they are not forgotten."};
  for (const char* title : {"States", "Mouth"}) {
    ProgressSection section;
    section.title = title;
    for (const char* label : {"Angry or annoyed", "Far away in thought"}) {
      section.rows.push_back({std::string(label) + (title[0] == 'S' ? "" : " "),
                              "8 of 10",
                              "hard to tell apart so far",
                              {{0, 1, 4}, {1, 2, 4}, {3, 4, 4}},
                              {{0, 1, 2}}});
    }
    progress.sections.push_back(section);
  }
  model.progress = progress;
  return model;
}

bool draw(Headless& ui, const PracticeModel& model) {
  ui.in_window([&](const Canvas& canvas) {
    const cv::Size2f screen = ui.screen();
    const float em = canvas.em();
    return draw_practice(
        model, {0.9F * em, 3.6F * em, screen.width - 1.8F * em, screen.height - 5.8F * em}, canvas);
  });
  return true;
}

TEST(ProgressPanel, NothingIsCutAtAnySize) {
  for (const cv::Size2f screen : {cv::Size2f(1280, 720), cv::Size2f(1920, 1080)}) {
    for (const float scale : {1.0F, 2.0F}) {
      Headless ui(screen, scale);
      const PracticeModel model = make_model();
      draw(ui, model);
      draw(ui, model);
      testing::expect_texts_fit(ui.records(), screen, scale > 1.0F);
      EXPECT_TRUE(ui.shows("known faces"));
      EXPECT_TRUE(ui.shows("Far away in thought"));
      EXPECT_TRUE(ui.shows("8 of 10, hard to tell apart so far"));
    }
  }
}

TEST(ProgressPanel, LongOnesScroll) {
  Headless ui({1280, 720}, 2.0F);
  const PracticeModel model = make_model();
  const auto step = [&] { return draw(ui, model); };
  step();
  step();
  const float before = ui.find_text("Your progress").y;
  ui.press(ImGuiKey_PageDown, step);
  step();
  step();
  EXPECT_LT(ui.find_text("Your progress").y, before);
}

}  // namespace
}  // namespace attune::ui
