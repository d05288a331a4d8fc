#include "ui/movement_row.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using core::CueId;

core::CueSet moving_cues(double head, double body) {
  core::CueSet cues = testing::calm_cues();
  cues[CueId::head_movement] = testing::make_reading(CueId::head_movement, head, "quiet");
  cues[CueId::body_movement] = testing::make_reading(CueId::body_movement, body, "moving");
  cues[CueId::attending] = testing::make_reading(CueId::attending, 0.85, "toward 85 % of the time");
  return cues;
}

TEST(MovementRow, TellsManyAndThePresence) {
  const CueRow row = make_movement_row(moving_cues(0.1, 0.4));
  EXPECT_EQ(row.name, "Movement");
  EXPECT_EQ(row.word, "moving, toward 85 %");
  EXPECT_DOUBLE_EQ(*row.strength, 0.4) << "the bar goes with the first word";
  EXPECT_FALSE(row.active);
  EXPECT_EQ(make_movement_row(moving_cues(0.2, 0.1)).word, "quiet, toward 85 %");
}

TEST(MovementRow, WhatStandsOutGoesFirst) {
  core::CueSet cues = moving_cues(0.3, 0.1);
  cues[CueId::fidgeting] =
      testing::active(CueId::fidgeting, 0.7, "fidgeting", {core::Part::left_shoulder});
  CueRow row = make_movement_row(cues);
  EXPECT_EQ(row.word, "fidgeting, toward 85 %");
  EXPECT_TRUE(row.active);
  EXPECT_EQ(row.callout, "Fidgeting");
  EXPECT_EQ(row.parts.size(), 1U);
  EXPECT_EQ(row.sentence, "The sentence of fidgeting. The sentence of attending.");
  cues[CueId::nodding] = testing::active(CueId::nodding, 0.3, "slightly nodding", {});
  EXPECT_EQ(make_movement_row(cues).word, "nodding, toward 85 %");
}

TEST(MovementRow, WithoutMovementThePresenceIsShown) {
  core::CueSet cues = moving_cues(0.3, 0.1);
  for (const CueId id : {CueId::head_movement, CueId::body_movement}) {
    cues[id] = testing::make_missing(id, core::Missing::camera_moving);
  }
  const CueRow row = make_movement_row(cues);
  EXPECT_DOUBLE_EQ(*row.strength, 0.85);
  EXPECT_EQ(row.word, "toward 85 %");
}

TEST(MovementRow, SaysWhatIsMissing) {
  core::CueSet cues = moving_cues(0.3, 0.1);
  cues[CueId::attending] = testing::make_missing(CueId::attending, core::Missing::too_short);
  EXPECT_EQ(make_movement_row(cues).word, "quiet");
  EXPECT_DOUBLE_EQ(*make_movement_row(cues).strength, 0.3);
  for (const CueId id : {CueId::head_movement, CueId::body_movement}) {
    cues[id] = testing::make_missing(id, core::Missing::camera_moving);
  }
  const CueRow row = make_movement_row(cues);
  EXPECT_FALSE(row.strength);
  EXPECT_EQ(row.word, "not long enough yet");
}

TEST(MovementRow, OnlyWhatIsRareIsMarked) {
  EXPECT_TRUE(is_told_movement(CueId::fidgeting));
  EXPECT_FALSE(is_told_movement(CueId::head_movement));
  EXPECT_FALSE(is_told_movement(CueId::speaking));
}

}  // namespace
}  // namespace attune::ui
