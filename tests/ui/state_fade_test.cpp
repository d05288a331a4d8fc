#include "ui/state_fade.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

constexpr double kStep_s = 0.05;

float strength(const StatePanelModel& model, StateSlot slot) {
  return model.strength[static_cast<std::size_t>(slot)];
}

StatePanelModel make(const std::string& label) {
  core::FaceAnalysis face = testing::make_face(1);
  face.state.readings[0].label = label;
  return make_state_panel(&face, false);
}

TEST(StateFade, TheFirstShowsAtOnce) {
  StateFade fade;
  const StatePanelModel model = fade.model(make("calm"), 1, 10.0, false);
  EXPECT_EQ(strength(model, StateSlot::may_go_with), 1.0F);
  EXPECT_FALSE(fade.moving());
}

// The old text goes, then the new one comes: about 0.4 s in all, no two texts at once, no jump.
TEST(StateFade, AnotherReadingFadesThrough) {
  StateFade fade;
  fade.model(make("calm"), 1, 0.0, false);
  float before = 1.0F;
  bool turned = false;
  int steps = 0;
  for (double t = kStep_s; t < 2.0; t += kStep_s) {
    const StatePanelModel model = fade.model(make("sad or low"), 1, t, false);
    const float level = strength(model, StateSlot::may_go_with);
    EXPECT_LE(std::abs(level - before), 0.26F) << t;
    const bool now_new = model.may_go_with == "perhaps sad or low";
    if (now_new && !turned) {
      EXPECT_LT(level, 0.01F) << "turns over while nothing shows";
    }
    turned = turned || now_new;
    before = level;
    if (fade.moving()) ++steps;
  }
  EXPECT_TRUE(turned);
  EXPECT_EQ(before, 1.0F);
  EXPECT_NEAR(steps * kStep_s, StateFade::kFade_s, 2 * kStep_s);
}

TEST(StateFade, WhatStaysTheSameStandsStill) {
  StateFade fade;
  fade.model(make("calm"), 1, 0.0, false);
  const StatePanelModel model = fade.model(make("sad or low"), 1, 0.1, false);
  EXPECT_LT(strength(model, StateSlot::may_go_with), 1.0F);
  EXPECT_EQ(strength(model, StateSlot::how_sure), 1.0F);
  EXPECT_EQ(strength(model, StateSlot::also_possible), 1.0F);
  EXPECT_EQ(strength(model, StateSlot::seen), 1.0F);
}

TEST(StateFade, NumbersChangeAtOnce) {
  StateFade fade;
  StatePanelModel model = make("calm");
  model.expression = "looks like happiness (82 %)";
  fade.model(model, 1, 0.0, false);
  model.expression = "looks like happiness (7 %)";
  const StatePanelModel shown = fade.model(model, 1, 0.1, false);
  EXPECT_EQ(shown.expression, "looks like happiness (7 %)");
  EXPECT_EQ(strength(shown, StateSlot::expression), 1.0F);
  EXPECT_FALSE(fade.moving());
}

TEST(StateFade, AbstainingFadesAsAWhole) {
  StateFade fade;
  fade.model(make("calm"), 1, 0.0, false);
  StatePanelModel none;
  none.kind = StatePanelModel::Kind::not_enough;
  none.message = "Not enough to say (too dark).";
  const StatePanelModel going = fade.model(none, 1, 0.1, false);
  EXPECT_EQ(going.kind, StatePanelModel::Kind::readings);
  for (const float level : going.strength) EXPECT_NEAR(level, 0.5F, 0.01F);
  EXPECT_EQ(fade.model(none, 1, 0.25, false).kind, none.kind);
  EXPECT_TRUE(fade.moving());
  EXPECT_EQ(strength(fade.model(none, 1, 0.6, false), StateSlot::may_go_with), 1.0F);
}

TEST(StateFade, AnotherFaceAndReducedMotionDoNotFade) {
  StateFade fade;
  fade.model(make("calm"), 1, 0.0, false);
  EXPECT_EQ(fade.model(make("tired"), 2, 0.1, false).may_go_with, "perhaps tired");
  const StatePanelModel model = fade.model(make("sad"), 2, 0.2, true);
  EXPECT_EQ(model.may_go_with, "perhaps sad");
  EXPECT_EQ(strength(model, StateSlot::may_go_with), 1.0F);
  EXPECT_FALSE(fade.moving());
}

}  // namespace
}  // namespace attune::ui
