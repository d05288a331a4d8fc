#include "app/practice_page.hpp"

#include <gtest/gtest.h>

#include "app/practice_testing.hpp"

namespace attune::app {
namespace {

using practice::HelpStage;
using practice::Kind;
using practice::Part;

PracticePage make_question(Kind kind, HelpStage help) {
  PracticePage page;
  page.screen = PracticeScreen::asking;
  page.kind = kind;
  page.answered = 2;
  page.left = 14;
  page.picture = {80, 60};
  page.parts = {{Part::eyes, {25, 20, 30, 10}},
                {Part::brows, {25, 14, 30, 8}},
                {Part::mouth, {32, 40, 16, 10}},
                {Part::head, {20, 5, 40, 50}}};
  page.question = practice::Exercise(testing::make_item("i", kind, 1), help, 1).question();
  return page;
}

TEST(PracticePage, TheStartSaysWhatThereIs) {
  PracticePage page;
  page.lesson = "First lesson";
  page.about = "About it.";
  page.fresh = 16;
  page.start_choices = {StartChoice::begin, StartChoice::probe, StartChoice::progress,
                        StartChoice::other_lesson};
  page.probe_weeks = 2;
  page.other_lesson = "Another";
  const ui::PracticeModel model = make_practice_page(page);
  EXPECT_FALSE(model.with_picture);
  EXPECT_EQ(model.title, "First lesson");
  ASSERT_EQ(model.choices.size(), 4U);
  EXPECT_EQ(model.choices[0].label, "Start");
  EXPECT_NE(model.choices[1].detail.find("2 weeks"), std::string::npos);
  EXPECT_EQ(model.choices[3].detail, "Another");
  EXPECT_EQ(model.lines.back(), "16 moments are new.");
}

TEST(PracticePage, WhileTheClipMovesNothingIsAsked) {
  PracticePage page = make_question(Kind::cue, HelpStage::hinted);
  page.playing = true;
  const ui::PracticeModel model = make_practice_page(page);
  EXPECT_TRUE(model.choices.empty());
  EXPECT_TRUE(model.picture.spotlights.empty());
  EXPECT_NE(model.title.find("Watch"), std::string::npos);
}

TEST(PracticePage, HelpStandsWhereItHelps) {
  const ui::PracticeModel named = make_practice_page(make_question(Kind::cue, HelpStage::named));
  EXPECT_NE(named.choices[0].detail.find("higher than usual"), std::string::npos);
  EXPECT_EQ(named.choices.back().detail, "");
  EXPECT_TRUE(named.lines.empty());
  ASSERT_EQ(named.picture.spotlights.size(), 1U);
  const ui::PracticeModel hinted = make_practice_page(make_question(Kind::cue, HelpStage::hinted));
  EXPECT_EQ(hinted.lines, std::vector<std::string>{"Look at the brows."});
  const ui::PracticeModel after = make_practice_page(make_question(Kind::cue, HelpStage::after));
  EXPECT_TRUE(after.lines.empty());
  EXPECT_TRUE(after.picture.spotlights.empty());
  EXPECT_TRUE(after.can_repeat);
  EXPECT_NE(after.note.find("3 of 16"), std::string::npos);
}

TEST(PracticePage, WhatLiesTogetherIsLitTogether) {
  PracticePage page = make_question(Kind::state, HelpStage::hinted);
  page.question->spotlight = {Part::eyes, Part::mouth, Part::brows};
  const auto lights = make_practice_page(page).picture.spotlights;
  ASSERT_EQ(lights.size(), 2U);
  EXPECT_EQ(lights[0], page.parts.at(Part::mouth));
  EXPECT_EQ(lights[1], cv::Rect2f(25, 14, 30, 16));
}

TEST(PracticePage, PartsShowNothingElse) {
  const PracticePage page = make_question(Kind::parts, HelpStage::after);
  const ui::PracticeModel model = make_practice_page(page);
  EXPECT_EQ(model.picture.shown, cv::Rect2f(25, 14, 30, 16));
  EXPECT_FALSE(model.can_repeat) << "the moving face would give it away";
}

TEST(PracticePage, WithoutAFaceTheWholePictureIsShown) {
  PracticePage page = make_question(Kind::state, HelpStage::hinted);
  page.parts.clear();
  const ui::PracticeModel model = make_practice_page(page);
  EXPECT_EQ(model.picture.shown, cv::Rect2f(0, 0, 80, 60));
  EXPECT_TRUE(model.picture.spotlights.empty());
}

TEST(PracticePage, TheRevealSaysWhatIsSeenFirst) {
  PracticePage page = make_question(Kind::state, HelpStage::after);
  page.screen = PracticeScreen::reveal;
  page.reveal = practice::Reveal{false,   false,      "Most people would say: happy.",
                                 "Seen.", "Reading.", {Part::mouth}};
  const ui::PracticeModel model = make_practice_page(page);
  EXPECT_EQ(model.lines, (std::vector<std::string>{"Seen.", "Reading."}));
  EXPECT_TRUE(model.aside.lines.empty());
  EXPECT_EQ(model.picture.spotlights.size(), 1U);
  EXPECT_EQ(model.choices[0].label, "Next");
  page.reading = {"Brows: raised."};
  EXPECT_EQ(make_practice_page(page).aside.lines, page.reading);
  EXPECT_NE(make_practice_page(page).aside.heading.find("estimate"), std::string::npos);
}

TEST(PracticePage, EveryScreenHasATitleAndAWayOn) {
  for (const PracticeScreen screen :
       {PracticeScreen::comfort_before, PracticeScreen::trouble, PracticeScreen::pause,
        PracticeScreen::comfort_after, PracticeScreen::done, PracticeScreen::progress}) {
    PracticePage page;
    page.screen = screen;
    page.progress = ui::ProgressModel{};
    const ui::PracticeModel model = make_practice_page(page);
    EXPECT_FALSE(model.title.empty());
    EXPECT_FALSE(model.choices.empty());
    EXPECT_LE(model.choices.size(), 6U);
  }
  EXPECT_EQ(comfort_choices().size(), 6U);
}

TEST(PracticePage, NobodyIsToldThatNothingWasRight) {
  PracticePage page;
  page.screen = PracticeScreen::done;
  page.answered = 3;
  EXPECT_EQ(make_practice_page(page).lines[0], "3 moments practised.");
  page.right = 2;
  EXPECT_EQ(make_practice_page(page).lines[0], "3 moments, 2 right.");
}

TEST(PracticePage, TheStopIsGentle) {
  PracticePage page;
  page.screen = PracticeScreen::pause;
  page.pace = practice::Pace::suggest_stop;
  EXPECT_NE(make_practice_page(page).title.find("quarter of an hour"), std::string::npos);
  EXPECT_EQ(make_practice_page(page).choices[0].label, "Go on");
}

}  // namespace
}  // namespace attune::app
