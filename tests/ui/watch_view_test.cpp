#include "ui/watch_view.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "ui/guide_testing.hpp"
#include "ui/ui_testing.hpp"
#include "ui/watch_testing.hpp"

namespace attune::ui {
namespace {

using State = SourceStatus::State;
using testing::agreed;
using testing::model_of;
using testing::set_state;

TEST(WatchView, OpensTheDemonstrationWithoutAQuestion) {
  WatchView view({}, false);
  EXPECT_EQ(view.choose_source("demo").open_source, "demo");
  EXPECT_EQ(view.popup(), Popup::none);
}

TEST(WatchView, ReadsNoCameraBeforeTheAnswer) {
  WatchView view({}, false);
  const Requests asked = view.choose_source("/dev/video0");
  EXPECT_FALSE(asked.open_source);
  EXPECT_EQ(view.popup(), Popup::consent);
  EXPECT_EQ(model_of(view).top_bar.sign.text, "reading: off");

  // Nothing but an answer opens it: not Esc, not space, not another popup.
  for (const Command command : {Command::close_popup, Command::toggle_pause, Command::open_sources,
                                Command::open_help, Command::next_face}) {
    const Requests requests = view.apply(command);
    EXPECT_FALSE(requests.open_source);
    EXPECT_FALSE(requests.pause);
    EXPECT_EQ(view.popup(), Popup::consent);
  }
  Actions answer;
  answer.consent = Watched::myself;
  const Requests answered = view.apply(answer);
  EXPECT_EQ(answered.open_source, "/dev/video0");
  EXPECT_TRUE(answered.settings_changed);
  EXPECT_EQ(view.popup(), Popup::none);
  EXPECT_EQ(view.settings().consent, Watched::myself);
  EXPECT_TRUE(view.settings().mirrored) << "one's own picture is shown like a mirror";
}

TEST(WatchView, AMirrorAskedForHoldsForThisRun) {
  for (const bool mirror : {true, false}) {
    ViewSettings settings;
    settings.mirrored = !mirror;
    WatchView view(settings, false, mirror);
    EXPECT_EQ(model_of(view).picture.mirrored, mirror);
    EXPECT_EQ(model_of(view).display.mirrored, mirror);
    EXPECT_EQ(view.settings().mirrored, !mirror) << "not kept";
    // Not even the answer to the first question, which sets the mirror, goes before it.
    view.choose_source("0");
    Actions answer;
    answer.consent = mirror ? Watched::recording : Watched::myself;
    view.apply(answer);
    EXPECT_EQ(model_of(view).picture.mirrored, mirror);
    // The switch does.
    view.apply(Command::toggle_mirror);
    EXPECT_EQ(model_of(view).picture.mirrored, !mirror);
    EXPECT_EQ(view.settings().mirrored, !mirror);
  }
}

TEST(WatchView, AsksOnlyOnce) {
  WatchView view(agreed(), false);
  EXPECT_EQ(view.choose_source("0").open_source, "0");
}

TEST(WatchView, TheQuestionStaysReadable) {
  WatchView view({}, false);
  view.choose_source("0");
  view.apply(Command::larger_text);
  view.apply(Command::next_theme);
  EXPECT_GT(view.settings().text_scale, 1.0F);
  EXPECT_EQ(view.settings().theme, ThemeId::high_contrast);
  EXPECT_TRUE(view.apply(Command::quit).quit);
}

TEST(WatchView, AskingAgainClosesWhatNeedsTheAnswer) {
  WatchView view(agreed(), false);
  view.choose_source("0");
  Actions again;
  again.ask_again = true;
  const Requests requests = view.apply(again);
  EXPECT_TRUE(requests.close_source);
  EXPECT_FALSE(requests.open_source);
  EXPECT_FALSE(view.settings().consent);
  EXPECT_EQ(view.popup(), Popup::consent);
}

TEST(WatchView, TheDemonstrationIsAWayOutOfTheQuestion) {
  WatchView view({}, false);
  view.choose_source("0");
  Actions demo;
  demo.choose_source = "demo";
  EXPECT_EQ(view.apply(demo).open_source, "demo");
  EXPECT_EQ(view.popup(), Popup::none);
  EXPECT_FALSE(view.settings().consent);
}

TEST(WatchView, ConfirmedSourcesAskNothing) {
  WatchView view({}, false);
  EXPECT_EQ(view.choose_source("clip.mp4", true).open_source, "clip.mp4");
}

TEST(WatchView, SpacePausesGoesOnAndPlaysAgain) {
  WatchView view(agreed(), false);
  view.choose_source("clip.mp4");
  set_state(view, State::running);
  EXPECT_EQ(view.apply(Command::toggle_pause).pause, true);
  set_state(view, State::paused);
  EXPECT_EQ(view.apply(Command::toggle_pause).pause, false);
  set_state(view, State::ended);
  EXPECT_EQ(view.apply(Command::toggle_pause).open_source, "clip.mp4");
  set_state(view, State::failed);
  const Requests none = view.apply(Command::toggle_pause);
  EXPECT_FALSE(none.pause);
  EXPECT_FALSE(none.open_source);
}

TEST(WatchView, TheEyePlaceIsLearnedForTheChosenFaceAndForgotten) {
  WatchView view(agreed(), false);
  view.choose_source("demo");
  EXPECT_FALSE(view.apply(Command::learn_offset).learn_offset) << "no face";
  core::FrameAnalysis analysis;
  analysis.frame = std::make_shared<core::Frame>();
  analysis.faces.push_back(testing::make_face(5));
  view.accept(analysis);
  view.apply(Command::open_display);
  EXPECT_EQ(view.apply(Command::learn_offset).learn_offset, 5);
  EXPECT_EQ(view.popup(), Popup::none) << "the person looks at the picture now";
  EXPECT_TRUE(view.apply(Command::clear_offset).clear_offset);

  analysis.faces[0].eyes.offset_step = {core::OffsetStep::State::running, 0.5, std::nullopt};
  view.accept(analysis);
  ASSERT_TRUE(model_of(view).cues.baseline);
  EXPECT_EQ(model_of(view).cues.baseline->text, "Look at the eyes on the screen");
  analysis.faces[0].eyes.offset = core::GazeOffset{0.0, -0.2};
  view.accept(analysis);
  EXPECT_TRUE(model_of(view).display.offset_in_use);
  EXPECT_NE(model_of(view).cues.title.find("own place"), std::string::npos);
}

TEST(WatchView, CuesOnlyIsOneSwitchUnlessLocked) {
  WatchView view(agreed(), false);
  view.accept(testing::make_analysis(0, {testing::make_face(1)}));
  EXPECT_EQ(model_of(view).state.kind, StatePanelModel::Kind::readings);
  EXPECT_EQ(view.apply(Command::toggle_cues_only).cues_only, true);
  EXPECT_EQ(model_of(view).state.kind, StatePanelModel::Kind::cues_only);

  WatchView locked(agreed(), true);
  locked.accept(testing::make_analysis(0, {testing::make_face(1)}));
  EXPECT_FALSE(locked.apply(Command::toggle_cues_only).cues_only);
  EXPECT_TRUE(locked.cues_only());
  EXPECT_EQ(model_of(locked).state.kind, StatePanelModel::Kind::cues_only);
  EXPECT_TRUE(model_of(locked).display.cues_only_locked);
}

TEST(WatchView, TextSizeStopsAtItsLimits) {
  WatchView view({}, false);
  for (int i = 0; i < 20; ++i) view.apply(Command::larger_text);
  EXPECT_EQ(view.settings().text_scale, kLargestText);
  EXPECT_FALSE(view.apply(Command::larger_text).settings_changed);
  for (int i = 0; i < 20; ++i) view.apply(Command::smaller_text);
  EXPECT_EQ(view.settings().text_scale, kSmallestText);
}

TEST(WatchView, KeysOpenAndCloseTheirPopups) {
  WatchView view({}, false);
  view.apply(Command::open_help);
  EXPECT_EQ(view.popup(), Popup::help);
  view.apply(Command::open_sources);
  EXPECT_EQ(view.popup(), Popup::sources);
  view.apply(Command::open_sources);
  EXPECT_EQ(view.popup(), Popup::none);
  view.apply(Command::open_display);
  view.apply(Command::close_popup);
  EXPECT_EQ(view.popup(), Popup::none);
}

TEST(WatchView, TabChoosesTheFaceThatThePanelsSpeakOf) {
  WatchView view({}, false);
  auto second = testing::make_face(2, {480, 240}, testing::busy_cues());
  view.accept(testing::make_analysis(0, {testing::make_face(1, {160, 240}), second}));
  const std::string before = model_of(view).cues.title;
  view.apply(Command::next_face);
  EXPECT_NE(model_of(view).cues.title, before);
  Actions click;
  click.choose_face = 2;
  view.apply(click);
  EXPECT_EQ(model_of(view).cues.title, "What is seen: face 2 of 2");
}

TEST(WatchView, ADigitOpensDetailsAndEscClosesThem) {
  WatchView view(agreed(), false);
  view.choose_source("/dev/video0");
  view.accept(testing::make_analysis(1.0, {testing::make_face(3)}));
  EXPECT_FALSE(model_of(view).detail);
  view.apply(Command::detail_brows);
  ASSERT_TRUE(model_of(view).detail);
  EXPECT_EQ(model_of(view).detail->title, "Brows");
  EXPECT_FALSE(model_of(view).detail->sections.empty());
  view.apply(Command::detail_mouth);
  EXPECT_EQ(model_of(view).detail->title, "Mouth");
  view.apply(Command::detail_mouth);
  EXPECT_FALSE(model_of(view).detail) << "the same once more closes it";
  view.apply(Command::detail_mouth);
  view.apply(Command::open_help);
  view.apply(Command::close_popup);
  EXPECT_TRUE(model_of(view).detail) << "Esc closes what is in front";
  view.apply(Command::close_popup);
  EXPECT_FALSE(model_of(view).detail);
}

TEST(WatchView, DetailsFollowTheChosenFaceAndSurviveItsLeaving) {
  WatchView view(agreed(), false);
  view.choose_source("/dev/video0");
  view.apply(Command::detail_eyes);
  EXPECT_EQ(model_of(view).detail->empty_text, "Nothing has been read yet.");
  view.accept(testing::make_analysis(1.0, {testing::make_face(3), testing::make_face(8)}));
  const std::string first = model_of(view).detail->title;
  view.apply(Command::next_face);
  EXPECT_NE(model_of(view).detail->title, first);
  view.accept(testing::make_analysis(1.1, {}));
  EXPECT_EQ(model_of(view).detail->empty_text, "No face in view.");
}

TEST(WatchView, AnotherSourceForgetsTheLastOne) {
  WatchView view(agreed(), false);
  view.choose_source("a.mp4");
  view.accept(testing::make_analysis(5, {testing::make_face(1)}));
  ASSERT_NE(view.analysis(), nullptr);
  view.choose_source("b.mp4");
  EXPECT_EQ(view.analysis(), nullptr);
  const WatchModel model = model_of(view);
  EXPECT_FALSE(model.cues.has_face);
  EXPECT_TRUE(model.timeline.rows[0].empty());
}

TEST(WatchView, NobodyIsReadWhilePractising) {
  WatchView view({}, false);
  view.choose_source("demo");
  SourceStatus status;
  status.state = SourceStatus::State::running;
  view.set_status(status);
  EXPECT_EQ(view.apply(Command::open_practice).pause, true);
  EXPECT_EQ(view.page(), Page::practice);
  WatchModel model = model_of(view);
  EXPECT_EQ(model.page, Page::practice);
  EXPECT_EQ(model.top_bar.current_tab, 1);
  EXPECT_EQ(model.top_bar.sign.text, "reading: paused");
  EXPECT_FALSE(view.apply(Command::toggle_pause).pause.has_value());
  EXPECT_FALSE(view.apply(Command::open_practice).pause.has_value()) << "it is open";
  EXPECT_EQ(view.apply(Command::open_watch).pause, false);
  EXPECT_EQ(model_of(view).page, Page::watch);
  // What was paused before stays so.
  status.state = SourceStatus::State::paused;
  view.set_status(status);
  EXPECT_FALSE(view.apply(Command::open_practice).pause.has_value());
  EXPECT_FALSE(view.apply(Command::open_watch).pause.has_value());
}

TEST(WatchView, WhatIsPractisedLiveIsReadAndSaidToBe) {
  WatchView view({}, false);
  view.choose_source("demo");
  SourceStatus status;
  status.state = SourceStatus::State::running;
  view.set_status(status);
  EXPECT_EQ(view.apply(Command::open_practice).pause, true);
  EXPECT_EQ(view.practise_live(true).pause, false);
  EXPECT_FALSE(view.practise_live(true).pause.has_value()) << "it is on";
  EXPECT_EQ(model_of(view).top_bar.sign.text, "reading: ON");
  EXPECT_EQ(view.apply(Command::toggle_pause).pause, true) << "as the sign says";
  EXPECT_EQ(view.practise_live(false).pause, true);
  EXPECT_EQ(model_of(view).top_bar.sign.text, "reading: paused");
  EXPECT_EQ(view.apply(Command::open_watch).pause, false) << "as before it was practised";
}

TEST(WatchView, ASourceForPractisingLeavesThePage) {
  WatchView view({}, false);
  view.apply(Command::open_practice);
  view.practise_live(true);
  EXPECT_EQ(view.choose_source("demo").open_source, "demo");
  EXPECT_EQ(view.page(), Page::practice);
  EXPECT_EQ(view.practise_live(false).pause, true);
  EXPECT_FALSE(view.apply(Command::open_practice).pause.has_value());
}

TEST(WatchView, ChoosingASourceLeadsBackToWatching) {
  WatchView view({}, false);
  view.apply(Command::open_practice);
  EXPECT_EQ(model_of(view).top_bar.sign.text, "reading: off");
  view.choose_source("demo");
  EXPECT_EQ(view.page(), Page::watch);
}

TEST(WatchView, TheGuideOpensWhereItWasLeft) {
  WatchView view(agreed(), false);
  view.set_guides(testing::make_shelf());
  view.apply(Command::open_guide);
  EXPECT_EQ(view.popup(), Popup::guide);
  EXPECT_EQ(model_of(view).guide.title, "English guide");
  Actions read;
  read.guide_section = 3;
  EXPECT_FALSE(view.apply(read).settings_changed);
  view.apply(Command::open_guide);
  EXPECT_EQ(view.popup(), Popup::none);
  view.apply(Command::open_guide);
  EXPECT_EQ(model_of(view).guide.title, "Mouth");
}

TEST(WatchView, TheLanguageOfTheGuideIsKept) {
  WatchView view(agreed(), false);
  view.set_guides(testing::make_shelf());
  Actions chosen;
  chosen.language = "de";
  EXPECT_TRUE(view.apply(chosen).settings_changed);
  EXPECT_EQ(view.settings().language, "de");
  EXPECT_EQ(view.guide().language, "de");
  chosen.language = "fr";
  EXPECT_FALSE(view.apply(chosen).settings_changed) << "there is none";
  EXPECT_EQ(view.settings().language, "de");
}

WatchView watching() {
  WatchView view(agreed(), false);
  view.set_said_words({"fine", "happy"});
  view.choose_source("demo");
  view.accept(testing::make_analysis(10.0, {testing::make_face(1)}));
  return view;
}

TEST(WatchView, WhatTheySaidBelongsToTheMomentOfTheKey) {
  WatchView view = watching();
  EXPECT_FALSE(view.press({U'1', Key::none})) << "the digits mean nothing without the question";
  view.apply(Command::they_said);
  EXPECT_EQ(model_of(view).said.kind, SaidModel::Kind::asking);
  view.accept(testing::make_analysis(11.0, {}));
  EXPECT_FALSE(view.press({U'9', Key::none}));
  EXPECT_FALSE(view.press({U'x', Key::none}));
  const auto requests = view.press({U'2', Key::none});
  ASSERT_TRUE(requests);
  ASSERT_TRUE(requests->said);
  EXPECT_EQ(requests->said->word, 1U);
  EXPECT_EQ(requests->said->time_s, 10.0);
  EXPECT_TRUE(requests->said->face);
}

TEST(WatchView, TheAnswerIsShownAndMarkedOnTheTimeline) {
  WatchView view = watching();
  view.apply(Command::they_said);
  Actions pressed;
  pressed.said = 0;
  const Requests requests = view.apply(pressed);
  ASSERT_TRUE(requests.said);
  view.accept(testing::make_analysis(20.0, {testing::make_face(1)}));
  view.answer(*requests.said, "fine", "The words say fine.");
  EXPECT_TRUE(view.moving()) << "it has to go by itself";
  const WatchModel model = model_of(view);
  EXPECT_EQ(model.said.text, "The words say fine.");
  ASSERT_EQ(model.timeline.notes.size(), 1U);
  EXPECT_EQ(model.timeline.notes[0].text, "They said: fine");
  EXPECT_NEAR(model.timeline.notes[0].at, 50.0 / 60, 1e-6);
  view.apply(Command::close_popup);
  EXPECT_EQ(model_of(view).said.kind, SaidModel::Kind::hidden);
  view.apply(Command::they_said);
  view.apply(Command::close_popup);
  EXPECT_EQ(model_of(view).said.kind, SaidModel::Kind::hidden);
  EXPECT_EQ(model_of(view).timeline.notes.size(), 1U) << "the mark stays";
}

TEST(WatchView, TheSameKeyGoesBackToWatchingFromAnotherPage) {
  WatchView view = watching();
  view.apply(Command::open_practice);
  view.apply(Command::they_said);
  EXPECT_EQ(view.page(), Page::watch);
  EXPECT_EQ(model_of(view).said.kind, SaidModel::Kind::hidden);
}

TEST(WatchView, AnotherSourceForgetsTheQuestion) {
  WatchView view = watching();
  view.apply(Command::they_said);
  view.choose_source("synthetic");
  EXPECT_FALSE(view.press({U'1', Key::none}));
}

}  // namespace
}  // namespace attune::ui
