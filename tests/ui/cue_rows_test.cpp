#include "ui/cue_rows.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using core::CueGroup;
using core::CueId;
using core::Missing;
using core::Part;
using testing::active;
using testing::calm_cues;
using testing::make_missing;
using testing::make_reading;

TEST(CueStrength, IsFullAtTheEndOfTheBarsScale) {
  EXPECT_NEAR(*strength(make_reading(CueId::head_turn, CV_PI / 6, "")), 1.0, 1e-9);
  EXPECT_NEAR(*strength(make_reading(CueId::head_turn, -CV_PI / 12, "")), 0.5, 1e-9);
  EXPECT_NEAR(*strength(make_reading(CueId::lean, -1.0 / 6, "")), 0.5, 1e-9);
  EXPECT_NEAR(*strength(make_reading(CueId::mouth_corners, -0.4, "")), 0.4, 1e-9);
  EXPECT_NEAR(*strength(make_reading(CueId::eye_openness_left, 1.0, "")), 0.0, 1e-9);
  EXPECT_NEAR(*strength(make_reading(CueId::eye_openness_left, 0.3, "")), 0.7, 1e-9);
  EXPECT_NEAR(*strength(make_reading(CueId::head_nod, 3.0, "")), 1.0, 1e-9);
}

TEST(CueStrength, IsEmptyNotZeroWithoutAValue) {
  EXPECT_FALSE(strength(make_missing(CueId::lean, Missing::too_small)));
  EXPECT_FALSE(strength(make_reading(CueId::lean, std::numeric_limits<double>::quiet_NaN(), "")));
}

TEST(Certainty, HasThreeSteps) {
  EXPECT_EQ(certainty_of(0.0), Certainty::none);
  EXPECT_EQ(certainty_of(0.49), Certainty::low);
  EXPECT_EQ(certainty_of(0.5), Certainty::medium);
  EXPECT_EQ(certainty_of(0.75), Certainty::high);
  EXPECT_EQ(certainty_of(std::numeric_limits<double>::quiet_NaN()), Certainty::none);
}

TEST(CueRow, AtRestSpeaksThePrimaryCue) {
  const CueRow row = make_cue_row(CueGroup::brows, calm_cues());
  EXPECT_EQ(row.name, "Brows");
  EXPECT_EQ(row.word, "level");
  EXPECT_FALSE(row.active);
  EXPECT_TRUE(row.callout.empty());
  EXPECT_TRUE(row.parts.empty());
}

TEST(CueRow, NamesWhatGoesOnStrongestFirstAndTwoAtMost) {
  core::CueSet cues = calm_cues();
  cues[CueId::head_turn] = active(CueId::head_turn, 0.2, "to their left", {Part::head});
  cues[CueId::lean] = active(CueId::lean, 0.3, "leaning in", {Part::head});
  cues[CueId::head_nod] = active(CueId::head_nod, 0.1, "raised", {Part::head});
  const CueRow row = make_cue_row(CueGroup::posture, cues);
  EXPECT_EQ(row.word, "leaning in, turned to their left");
  EXPECT_EQ(row.callout, "Leaning in");
  EXPECT_TRUE(row.active);
  EXPECT_EQ(row.parts, std::vector<Part>{Part::head});
  EXPECT_NEAR(*row.strength, 0.9, 1e-9);
}

TEST(CueRow, PointsAtNothingThatReadsAsNeutralAgain) {
  core::CueSet cues = calm_cues();
  cues[CueId::brow_raise] = active(CueId::brow_raise, 0.1, "level", {Part::right_brow});
  cues[CueId::brow_raise].intensity = core::Intensity::none;
  CueRow row = make_cue_row(CueGroup::brows, cues);
  EXPECT_EQ(row.word, "level");
  EXPECT_FALSE(row.active);
  EXPECT_TRUE(row.callout.empty());
  cues[CueId::eye_openness_left] = active(CueId::eye_openness_left, 0.8, "open", {Part::left_eye});
  cues[CueId::eye_openness_left].intensity = core::Intensity::slight;
  row = make_cue_row(CueGroup::eyes, cues);
  EXPECT_EQ(row.word, "away") << "the primary cue";
  EXPECT_FALSE(row.active);
}

TEST(CueRow, GivesTheReasonOfAMissingCue) {
  core::CueSet cues = calm_cues();
  for (const core::CueInfo& cue : core::all_cues()) {
    if (cue.group == CueGroup::eyes) cues[cue.id] = make_missing(cue.id, Missing::turned_away);
  }
  const CueRow row = make_cue_row(CueGroup::eyes, cues);
  EXPECT_EQ(row.word, "turned away");
  EXPECT_FALSE(row.strength);
  EXPECT_EQ(row.certainty, Certainty::none);
  EXPECT_FALSE(row.active);
}

TEST(CueRow, SpeaksAnotherCueWhenOnlyThePrimaryOneIsMissing) {
  core::CueSet cues = calm_cues();
  cues[CueId::eye_contact] = make_missing(CueId::eye_contact, Missing::not_provided);
  cues[CueId::gaze_horizontal] = make_reading(CueId::gaze_horizontal, 0.0, "straight");
  EXPECT_EQ(make_cue_row(CueGroup::eyes, cues).word, "straight");
}

TEST(CueRow, BothLidsAreOneThing) {
  core::CueSet cues = calm_cues();
  cues[CueId::eye_openness_right] =
      active(CueId::eye_openness_right, 0.4, "narrowed", {Part::right_eye});
  cues[CueId::eye_openness_left] =
      active(CueId::eye_openness_left, 0.5, "narrowed", {Part::left_eye});
  CueRow row = make_cue_row(CueGroup::eyes, cues);
  EXPECT_EQ(row.word, "narrowed");
  EXPECT_EQ(row.callout, "Eyes narrowed");
  EXPECT_EQ(row.parts.size(), 2U);

  cues[CueId::eye_openness_left] = make_reading(CueId::eye_openness_left, 1.0, "open");
  row = make_cue_row(CueGroup::eyes, cues);
  EXPECT_EQ(row.word, "right eye narrowed");
  EXPECT_EQ(row.callout, "Right eye narrowed");
}

TEST(CueRow, SpeaksOfBothEyesAtRestToo) {
  core::CueSet cues = calm_cues();
  for (const core::CueInfo& cue : core::all_cues()) {
    if (cue.group == CueGroup::eyes) cues[cue.id] = make_missing(cue.id, Missing::not_provided);
  }
  cues[CueId::eye_openness_right] = make_reading(CueId::eye_openness_right, 1.0, "open");
  cues[CueId::eye_openness_left] = make_reading(CueId::eye_openness_left, 1.1, "open");
  EXPECT_EQ(make_cue_row(CueGroup::eyes, cues).word, "open");
  cues[CueId::eye_openness_left] = make_missing(CueId::eye_openness_left, Missing::turned_away);
  EXPECT_EQ(make_cue_row(CueGroup::eyes, cues).word, "right eye open") << "the one that is seen";
}

TEST(CueRow, ClosedEyesAreNotAlsoNarrow) {
  core::CueSet cues = calm_cues();
  cues[CueId::eye_openness_right] =
      active(CueId::eye_openness_right, 0.0, "nearly closed", {Part::right_eye});
  cues[CueId::eyes_closed] =
      active(CueId::eyes_closed, 0.9, "closed", {Part::right_eye, Part::left_eye});
  const CueRow row = make_cue_row(CueGroup::eyes, cues);
  EXPECT_EQ(row.word, "closed");
  EXPECT_EQ(row.callout, "Eyes closed");
}

TEST(CuePanel, SaysThatNoFaceIsInView) {
  const CuePanelModel model = make_cue_panel(nullptr, 0, 0);
  EXPECT_FALSE(model.has_face);
  EXPECT_TRUE(model.rows.empty());
  EXPECT_FALSE(model.empty_text.empty());
}

TEST(CuePanel, NumbersTheFaceOnlyAmongSeveral) {
  const core::FaceAnalysis face = testing::make_face(4);
  EXPECT_EQ(make_cue_panel(&face, 1, 1).title, "What is seen");
  EXPECT_EQ(make_cue_panel(&face, 2, 3).title, "What is seen: face 2 of 3");
  EXPECT_EQ(make_cue_panel(&face, 1, 1).rows.size(), 6U);
}

TEST(CuePanel, TellsHowFarTheBaselineIsAndWhyItWaits) {
  core::FaceAnalysis face = testing::make_face(1);
  EXPECT_FALSE(make_cue_panel(&face, 1, 1).baseline);
  face.baseline = {false, 0.2, Missing::turned_away, {}};
  const auto note = make_cue_panel(&face, 1, 1).baseline;
  ASSERT_TRUE(note);
  EXPECT_EQ(note->text, "Not yet fitted to this person");
  EXPECT_EQ(note->waiting, "turned away");
  EXPECT_DOUBLE_EQ(note->progress, 0.2);
  face.baseline.progress = 0.5;
  face.baseline.waiting_for.reset();
  EXPECT_EQ(make_cue_panel(&face, 1, 1).baseline->text, "Learning this neutral face");
  EXPECT_EQ(make_cue_panel(&face, 1, 1).baseline->waiting, "");
}

TEST(CuePanel, TellsWhyANeutralFaceWasNotTakenAndThatOneWasKept) {
  core::FaceAnalysis face = testing::make_face(1);
  face.baseline = {false, 0.0, {}, Missing::smiling};
  EXPECT_EQ(make_cue_panel(&face, 1, 1).baseline->text, "Not taken: smiling. Once more, calm");
  face.baseline = {true, 1.0, {}, {}, true};
  EXPECT_FALSE(make_cue_panel(&face, 1, 1).baseline);
  EXPECT_EQ(make_cue_panel(&face, 1, 1).title, "What is seen, with the kept neutral face");
}

}  // namespace
}  // namespace attune::ui
