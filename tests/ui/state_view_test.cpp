#include "ui/state_view.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using Kind = StatePanelModel::Kind;

TEST(StateView, OffersSeveralReadingsWithTheirGrounds) {
  const core::FaceAnalysis face = testing::make_face(1);
  const StatePanelModel model = make_state_panel(&face, false);
  EXPECT_EQ(model.kind, Kind::readings);
  EXPECT_EQ(model.may_go_with, "perhaps concentrating");
  EXPECT_EQ(model.also_possible, "perhaps worried, annoyed");
  EXPECT_EQ(model.may_go_with_briefly, "concentrating");
  EXPECT_EQ(model.also_possible_briefly, "worried, annoyed");
  EXPECT_EQ(model.how_sure, "low (turned away)");
  // Three that speak for it; what speaks against it is not among them.
  ASSERT_EQ(model.seen.size(), 3U);
  EXPECT_EQ(model.seen[2], "The person is leaning in.");
  EXPECT_FALSE(model.note.empty());
}

TEST(StateView, TheWordsFollowHowFarTheEstimateCanBeTrusted) {
  core::FaceAnalysis face = testing::make_face(1);
  face.state.confidence = 0.5;  // of the first, which is at .5; the others at .3 and .1
  EXPECT_EQ(make_state_panel(&face, false).may_go_with, "as likely as not concentrating");
  EXPECT_EQ(make_state_panel(&face, false).also_possible, "perhaps worried, annoyed");
}

TEST(StateView, AbstainsWithTheReason) {
  core::FaceAnalysis face = testing::make_face(1);
  face.state = {};
  face.state.abstained = core::Missing::too_dark;
  const StatePanelModel model = make_state_panel(&face, false);
  EXPECT_EQ(model.kind, Kind::not_enough);
  EXPECT_EQ(model.message, "Not enough to say (too dark).");
  EXPECT_TRUE(model.may_go_with.empty());
}

TEST(StateView, SaysWhatTheFaceAloneLooksLikeAndHowSure) {
  core::FaceAnalysis face = testing::make_face(1);
  face.expression = core::Expression{{0.1, 0.82, 0.08, 0, 0, 0, 0, 0}};
  EXPECT_EQ(make_state_panel(&face, false).expression, "looks like happiness (82 %)");
  face.expression = core::Expression{{0.5, 0.05, 0, 0.41, 0, 0, 0.04, 0}};
  EXPECT_EQ(make_state_panel(&face, false).expression,
            "looks like a neutral face (50 %) or sadness (41 %)");
  face.state = {};
  face.state.abstained = core::Missing::too_little;
  EXPECT_FALSE(make_state_panel(&face, false).expression.empty());
  EXPECT_TRUE(make_state_panel(&face, true).expression.empty()) << "cues only says nothing";
  face.expression.reset();
  EXPECT_TRUE(make_state_panel(&face, false).expression.empty());
}

TEST(StateView, CuesOnlyInfersNothingEvenFromAState) {
  const core::FaceAnalysis face = testing::make_face(1);
  const StatePanelModel model = make_state_panel(&face, true);
  EXPECT_EQ(model.kind, Kind::cues_only);
  EXPECT_TRUE(model.may_go_with.empty());
  EXPECT_TRUE(model.seen.empty());
}

TEST(StateView, SaysNothingWithoutAFace) {
  EXPECT_EQ(make_state_panel(nullptr, false).kind, Kind::no_face);
}

}  // namespace
}  // namespace attune::ui
