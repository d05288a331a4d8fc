#include <gtest/gtest.h>

#include <vector>

#include "ui/guide_testing.hpp"
#include "ui/ui_testing.hpp"
#include "ui/watch_testing.hpp"
#include "ui/watch_view.hpp"

namespace attune::ui {
namespace {

using State = SourceStatus::State;
using testing::agreed;
using testing::model_of;
using testing::set_state;

TEST(WatchView, EExplainsTheReadingInTheColumn) {
  WatchView view(agreed(), false);
  view.choose_source("/dev/video0");
  view.apply(*command_for({U'e', Key::none}));
  ASSERT_TRUE(model_of(view).explain);
  EXPECT_EQ(model_of(view).explain->message, "Nothing has been read yet.");
  view.accept(testing::make_analysis(1.0, {testing::make_face(3)}));
  EXPECT_EQ(model_of(view).explain->readings.size(), 3U);
  view.apply(Command::detail_brows);
  EXPECT_FALSE(model_of(view).explain) << "one thing in the column";
  view.apply(Command::explain_state);
  EXPECT_FALSE(model_of(view).detail);
  view.apply(Command::explain_state);
  EXPECT_FALSE(model_of(view).explain) << "the same once more closes it";
  view.apply(Command::explain_state);
  view.apply(Command::close_popup);
  EXPECT_FALSE(model_of(view).explain);
}

TEST(WatchView, CuesOnlyExplainsNothing) {
  WatchView view(agreed(), true);
  view.choose_source("/dev/video0");
  view.apply(Command::explain_state);
  EXPECT_EQ(model_of(view).explain->message, "Cues only: no state is computed.");
  view.accept(testing::make_analysis(1.0, {testing::make_face(3)}));
  EXPECT_TRUE(model_of(view).explain->readings.empty());
}

TEST(WatchView, ATroubleOfTheSourceGoesBeforeANotice) {
  WatchView view(agreed(), false);
  view.choose_source("0");
  view.set_notice("No camera found.");
  set_state(view, State::running);
  EXPECT_EQ(model_of(view).status.text, "No camera found.");
  SourceStatus lost;
  lost.state = State::lost;
  lost.message = "Unplugged.";
  view.set_status(lost);
  EXPECT_NE(model_of(view).status.text.find("Unplugged."), std::string::npos);
  view.set_notice("");
  set_state(view, State::running);
  EXPECT_NE(model_of(view).status.text.find("frames/s"), std::string::npos);
}

TEST(WatchView, PausedDimsThePicture) {
  WatchView view(agreed(), false);
  view.choose_source("0");
  view.accept(testing::make_analysis(0, {testing::make_face(1)}));
  set_state(view, State::paused);
  EXPECT_TRUE(model_of(view).picture.dimmed);
  EXPECT_EQ(model_of(view).top_bar.sign.text, "reading: paused");
}

TEST(WatchView, SWalksThroughThePartsAndEscEnds) {
  WatchView view(agreed(), false);
  view.choose_source("/dev/video0");
  view.accept(testing::make_analysis(1.0, {testing::make_face(3)}));
  EXPECT_FALSE(model_of(view).spotlight.open);
  view.apply(*command_for({U's', Key::none}));
  EXPECT_EQ(model_of(view).spotlight.part, SpotPart::eyes);
  view.apply(Command::spotlight);
  EXPECT_EQ(model_of(view).spotlight.part, SpotPart::brows);
  EXPECT_TRUE(view.press({0, Key::down}));
  EXPECT_EQ(model_of(view).spotlight.part, SpotPart::mouth);
  EXPECT_TRUE(view.press({0, Key::up}));
  EXPECT_EQ(model_of(view).spotlight.part, SpotPart::brows);
  view.apply(Command::close_popup);
  EXPECT_FALSE(model_of(view).spotlight.open);
  EXPECT_FALSE(view.press({0, Key::up})) << "the arrows are free again";
}

TEST(WatchView, TheArrowsBelongToAPopup) {
  WatchView view(agreed(), false);
  view.choose_source("/dev/video0");
  view.apply(Command::spotlight);
  EXPECT_TRUE(view.takes_up_and_down());
  view.apply(Command::open_help);
  EXPECT_FALSE(view.takes_up_and_down());
  EXPECT_FALSE(view.press({0, Key::down}));
}

TEST(WatchView, TheSpotlightGoesWithTheDetails) {
  WatchView view(agreed(), false);
  view.choose_source("/dev/video0");
  view.accept(testing::make_analysis(1.0, {testing::make_face(3)}));
  view.apply(Command::detail_mouth);
  view.apply(Command::spotlight);
  EXPECT_EQ(model_of(view).spotlight.part, SpotPart::mouth) << "begins with what is read about";
  view.apply(Command::detail_brows);
  EXPECT_EQ(model_of(view).spotlight.part, SpotPart::brows);
  Actions actions;
  actions.spotlight = model_of(view).detail->spot;
  view.apply(actions);
  EXPECT_FALSE(model_of(view).spotlight.open) << "the button once more ends it";
  view.apply(actions);
  EXPECT_TRUE(model_of(view).spotlight.open);
  view.apply(Command::close_popup);
  EXPECT_TRUE(model_of(view).detail) << "Esc ends what lies on top first";
}

TEST(WatchView, UnderASpotlightOutlinesAndLabelsGiveWay) {
  ViewSettings settings = agreed();
  settings.reduced_motion = true;
  WatchView view(settings, false);
  view.choose_source("/dev/video0");
  view.accept(
      testing::make_analysis(1.0, {testing::make_face(3, {320, 240}, testing::busy_cues())}));
  EXPECT_FALSE(model_of(view).picture.labels.empty());
  view.apply(Command::spotlight);
  const WatchModel model = model_of(view);
  EXPECT_TRUE(model.picture.labels.empty());
  EXPECT_TRUE(model.picture.lines.empty());
  EXPECT_FALSE(model.picture.shade.at.empty());
  EXPECT_GT(model.picture.shade_level, 0.4F);
  view.apply(Command::toggle_picture);
  EXPECT_TRUE(model_of(view).picture.shade.at.empty()) << "there is no picture to shade";
  EXPECT_FALSE(model_of(view).spotlight.sentence.empty());
}

TEST(WatchView, PractisingAndAnotherSourceEndTheSpotlight) {
  WatchView view(agreed(), false);
  view.choose_source("demo");
  view.apply(Command::spotlight);
  view.apply(Command::open_practice);
  view.apply(Command::open_watch);
  EXPECT_FALSE(model_of(view).spotlight.open);
  view.apply(Command::spotlight);
  view.choose_source("synthetic");
  EXPECT_FALSE(model_of(view).spotlight.open);
}

TEST(WatchView, SeveralFacesGetLinesAndRoomForThem) {
  WatchView view(agreed(), false);
  view.choose_source("/dev/video0");
  for (int i = 0; i < 20; ++i) {
    view.accept(testing::make_analysis(
        0.1 * i, {testing::make_face(3, {180, 240}), testing::make_face(8, {460, 240})}));
  }
  const WatchModel model = model_of(view);
  ASSERT_EQ(model.faces.size(), 2U);
  EXPECT_NE(model.faces[0].chosen, model.faces[1].chosen);
  EXPECT_GT(model.layout.faces.height, 0);
  Actions actions;
  actions.choose_face = model.faces[0].id;
  view.apply(actions);
  EXPECT_TRUE(model_of(view).faces[0].chosen);
  actions.choose_face = model.faces[1].id;
  view.apply(actions);
  EXPECT_TRUE(model_of(view).faces[1].chosen);
  view.accept(testing::make_analysis(3.0, {testing::make_face(8)}));
  EXPECT_TRUE(model_of(view).faces.empty());
  EXPECT_EQ(model_of(view).layout.picture, model.layout.picture) << "nothing jumps";
}

TEST(WatchView, AnotherReadingFades) {
  WatchView view(agreed(), false);
  view.choose_source("/dev/video0");
  core::FaceAnalysis face = testing::make_face(3);
  view.accept(testing::make_analysis(1.0, {face}));
  model_of(view, 0.0);
  face.state.readings[0].label = "tired";
  view.accept(testing::make_analysis(1.1, {face}));
  EXPECT_EQ(model_of(view, 0.1).state.may_go_with, "perhaps concentrating");
  EXPECT_TRUE(view.moving());
  EXPECT_EQ(model_of(view, 0.3).state.may_go_with, "perhaps tired");
  model_of(view, 1.0);
  EXPECT_FALSE(view.moving());
}

// Whether the neutral face is being learned or not, nothing stands elsewhere.
TEST(WatchView, LearningTheNeutralFaceMovesNothing) {
  WatchView view(agreed(), false);
  view.choose_source("/dev/video0");
  core::FaceAnalysis face = testing::make_face(3);
  face.baseline = {false, 0.4, {}, {}};
  view.accept(testing::make_analysis(1.0, {face}));
  const WatchLayout learning = model_of(view).layout;
  face.baseline = {true, 1.0, {}, {}};
  view.accept(testing::make_analysis(1.1, {face}));
  EXPECT_EQ(model_of(view).layout.state, learning.state);
  EXPECT_EQ(model_of(view).layout.cues, learning.cues);
}

TEST(WatchView, CuesAreUnfoldedOneByOneUntilAnotherGroupIsOpened) {
  WatchView view(agreed(), false);
  view.set_guides(testing::make_shelf());
  view.choose_source("/dev/video0");
  view.accept(testing::make_analysis(1.0, {testing::make_face(3)}));
  view.apply(Command::detail_brows);
  const auto unfolded = [&] {
    const WatchModel model = model_of(view);
    std::vector<core::CueId> ids;
    for (const DetailCue& cue : model.detail->sections[0].cues) {
      if (!cue.told.empty()) ids.push_back(cue.id);
    }
    return ids;
  };
  using Ids = std::vector<core::CueId>;
  const auto press = [&](core::CueId id) {
    Actions actions;
    actions.tell_cue = id;
    view.apply(actions);
  };
  EXPECT_EQ(unfolded(), Ids{});
  press(core::CueId::brow_lower);
  EXPECT_EQ(unfolded(), Ids{core::CueId::brow_lower});
  press(core::CueId::brow_raise);
  EXPECT_EQ(unfolded(), (Ids{core::CueId::brow_raise, core::CueId::brow_lower}))
      << "the other stays open: folding it would move this one";
  press(core::CueId::brow_lower);
  EXPECT_EQ(unfolded(), Ids{core::CueId::brow_raise});
  view.apply(Command::detail_mouth);
  view.apply(Command::detail_brows);
  EXPECT_EQ(unfolded(), Ids{});
}

}  // namespace
}  // namespace attune::ui
