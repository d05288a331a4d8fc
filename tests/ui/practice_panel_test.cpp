#include "ui/practice_panel.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

// As wordy as the program gets.
PracticeModel make_question() {  // about a state, with the cues named
  PracticeModel model;
  model.note = "Spot the cue  ·  12 of 24  ·  Once more, since it was missed.";
  model.title = "What might this person be feeling?";
  model.lines = {
      "The chin goes down and the eyes look up from under the brows; the mouth is shut."};
  model.picture.texture = 1;
  model.picture.size = {400, 300};
  model.picture.shown = {100, 60, 200, 150};
  model.picture.spotlights = {{150, 90, 60, 20}, {160, 140, 40, 25}};
  model.choices = {{"Happy", ""},
                   {"Tense or worried", ""},
                   {"Angry or annoyed", ""},
                   {"Far away in thought", ""},
                   {"No clear feeling", ""},
                   {"Not sure", ""},
                   {"In your own words", ""}};
  model.can_repeat = true;
  return model;
}

PracticeModel make_help() {
  PracticeModel model = make_question();
  model.title = "What does the mouth do?";
  model.lines.clear();
  model.choices = {{"Corners up", "the corners lift; cheeks may rise"},
                   {"As usual", "closed or nearly so, corners level"},
                   {"Corners down", "the corners sink or are pulled down"},
                   {"Open", "the jaw drops; a gap between the lips"},
                   {"Lips pressed", "thinner than usual, shut firmly"},
                   {"Not sure", ""}};
  return model;
}

PracticeModel make_whole() {
  PracticeModel model = make_question();
  model.title = "And now the whole face: what might this person be feeling?";
  model.lines.clear();
  return model;
}

PracticeModel make_typing() {
  PracticeModel model = make_question();
  model.field = "anx";
  model.lines = {"Choose what comes nearest.", "Esc goes back to the choices."};
  model.choices = {{"Tense or worried", "anxious"},
                   {"Afraid", "anxious"},
                   {"No clear feeling", ""},
                   {"Not sure", ""}};
  return model;
}

PracticeModel make_reveal() {
  PracticeModel model = make_question();
  model.note.clear();
  model.title = "Most people would say: angry or annoyed.";
  model.lines = {
      "The chin goes down and the eyes look up from under the brows; the mouth is shut.",
      "It shows most in the head, the eyes and the brows. A lowered head makes brows look lower "
      "than they are. It may also be reading, or tiredness."};
  model.aside = {"What Attune reads here, an estimate",
                 {"Eyes: toward you (how sure: high). The eyes look toward the camera.",
                  "May go with: perhaps tense, perhaps annoyed.", "How sure: low (turned away).",
                  "Attune reads this differently from the lesson. The lesson's answer counts: a "
                  "person gave it."}};
  model.choices = {{"Next", ""}, {"Finish for today", ""}};
  return model;
}

PracticeActions draw(Headless& ui, const PracticeModel& model) {
  return ui.in_window([&](const Canvas& canvas) {
    const cv::Size2f screen = ui.screen();
    const float em = canvas.em();
    return draw_practice(
        model, {0.9F * em, 3.6F * em, screen.width - 1.8F * em, screen.height - 5.8F * em}, canvas);
  });
}

class PracticeLook : public ::testing::TestWithParam<std::tuple<cv::Size2f, float>> {};

TEST_P(PracticeLook, NothingIsCutOrOverlaps) {
  const auto& [screen, scale] = GetParam();
  Headless ui(screen, scale);
  for (const PracticeModel& model :
       {make_question(), make_help(), make_whole(), make_typing(), make_reveal()}) {
    draw(ui, model);
    draw(ui, model);
    // The longest words in the largest letters on the smallest screen: what Attune reads scrolls.
    const bool scrolls = !model.aside.lines.empty() && scale > 1.9F && screen.height < 800;
    testing::expect_texts_fit(ui.records(), screen, scrolls);
    testing::expect_ids_unique(ui.records());
    for (const PracticeChoice& choice : model.choices) EXPECT_TRUE(ui.shows(choice.label));
    EXPECT_TRUE(ui.shows(model.title));
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, PracticeLook,
                         ::testing::Combine(::testing::Values(cv::Size2f(1280, 720),
                                                              cv::Size2f(1920, 1080)),
                                            ::testing::Values(1.0F, 1.5F, 2.0F)));

TEST(PracticePanel, ClicksChoose) {
  Headless ui({1280, 720}, 1.0F);
  const PracticeModel model = make_question();
  const auto step = [&] { return draw(ui, model); };
  step();
  step();
  const cv::Rect2f at = ui.find_text("Angry or annoyed");
  EXPECT_EQ(ui.click(at.x + 2, at.y + 2, step).choose, 2U);
  const cv::Rect2f again = ui.find_text("R  Watch again");
  EXPECT_TRUE(ui.click(again.x + 2, again.y + 2, step).repeat);
}

TEST(PracticePanel, WithoutAPictureTheMessageStands) {
  Headless ui({1280, 720}, 1.0F);
  PracticeModel model = make_question();
  model.picture.texture = 0;
  model.picture.message = "Opening the clip ...";
  draw(ui, model);
  EXPECT_TRUE(ui.shows("Opening the clip ..."));
}

}  // namespace
}  // namespace attune::ui
