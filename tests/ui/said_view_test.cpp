#include "ui/said_view.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using Kind = SaidModel::Kind;

SaidView make_view() {
  SaidView view;
  view.set_words({"fine", "happy", "sad"});
  return view;
}

TEST(SaidView, TheQuestionKeepsTheMomentOfItsKey) {
  SaidView view = make_view();
  core::FaceAnalysis face = testing::make_face(7);
  view.toggle(&face, 12.5);
  EXPECT_EQ(view.model(0.0, false).kind, Kind::asking);
  EXPECT_EQ(view.model(0.0, false).words.size(), 3U);
  face.state.readings.clear();  // the person moves on while the user looks for the key
  const auto question = view.choose(1);
  ASSERT_TRUE(question);
  EXPECT_EQ(question->word, 1U);
  EXPECT_EQ(question->time_s, 12.5);
  ASSERT_TRUE(question->face);
  EXPECT_EQ(question->face->face.id, 7);
  EXPECT_FALSE(question->face->state.readings.empty());
}

TEST(SaidView, ChoosesOnlyWhileAskingAndOnlyWhatIsThere) {
  SaidView view = make_view();
  EXPECT_FALSE(view.choose(0)) << "nobody asks";
  view.toggle(nullptr, {});
  EXPECT_FALSE(view.choose(3));
  EXPECT_TRUE(view.asking()) << "a wrong key changes nothing";
  const auto question = view.choose(2);
  ASSERT_TRUE(question);
  EXPECT_FALSE(question->face);
  EXPECT_FALSE(view.choose(2)) << "once";
}

TEST(SaidView, TheAnswerStaysForAWhileThenFades) {
  SaidView view = make_view();
  view.answer("The words say fine.");
  EXPECT_EQ(view.model(100.0, false).text, "The words say fine.");
  EXPECT_EQ(view.model(100.0 + SaidView::kShown_s - SaidView::kFade_s - 0.1, false).strength, 1.0F);
  const SaidModel fading = view.model(100.0 + SaidView::kShown_s - 0.5, false);
  EXPECT_EQ(fading.kind, Kind::answered);
  EXPECT_NEAR(fading.strength, 0.5, 1e-3);
  EXPECT_TRUE(view.visible());
  EXPECT_EQ(view.model(100.0 + SaidView::kShown_s, false).kind, Kind::hidden);
  EXPECT_FALSE(view.visible());
}

TEST(SaidView, ReducedMotionDoesNotFade) {
  SaidView view = make_view();
  view.answer("The words say fine.");
  view.model(0.0, true);
  EXPECT_EQ(view.model(SaidView::kShown_s - 0.1, true).strength, 1.0F);
  EXPECT_EQ(view.model(SaidView::kShown_s, true).kind, Kind::hidden);
}

TEST(SaidView, GoesWhenDismissedOrAskedAgain) {
  SaidView view = make_view();
  view.answer("The words say fine.");
  view.dismiss();
  EXPECT_FALSE(view.visible());
  view.toggle(nullptr, {});
  view.toggle(nullptr, {});
  EXPECT_FALSE(view.visible());
  view.answer("");
  EXPECT_FALSE(view.visible());
}

TEST(SaidView, WithoutWordsNothingIsAsked) {
  SaidView view;
  view.toggle(nullptr, {});
  EXPECT_FALSE(view.asking());
}

}  // namespace
}  // namespace attune::ui
