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
  EXPECT_EQ(model.may_go_with, "concentrating");
  EXPECT_EQ(model.also_possible, "worried, annoyed");
  EXPECT_EQ(model.how_sure, "low (turned away)");
  // Three that speak for it; what speaks against it is not among them.
  ASSERT_EQ(model.seen.size(), 3U);
  EXPECT_EQ(model.seen[2], "The person is leaning in.");
  EXPECT_FALSE(model.note.empty());
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
