#include "practice/cue_answers.hpp"

#include <gtest/gtest.h>

namespace attune::practice {
namespace {

using core::CueId;
using core::Intensity;

// Everything is readable and nothing goes on.
core::CueSet calm() {
  core::CueSet cues;
  for (const core::CueInfo& cue : core::all_cues()) {
    cues[cue.id].id = cue.id;
    cues[cue.id].value = 0.0;
    cues[cue.id].confidence = 0.9;
  }
  cues[CueId::eye_openness_right].value = 1.0;
  cues[CueId::eye_openness_left].value = 1.0;
  return cues;
}

void show(core::CueSet& cues, CueId cue, double value, double confidence = 0.8) {
  cues[cue].value = value;
  cues[cue].active = true;
  cues[cue].intensity = Intensity::clear;
  cues[cue].confidence = confidence;
}

void hide(core::CueSet& cues, CueId cue, core::Missing why) {
  cues[cue].value.reset();
  cues[cue].missing = why;
  cues[cue].confidence = 0.0;
}

std::string_view only(const PartReading& reading) {
  EXPECT_EQ(reading.answers.size(), 1U);
  return reading.answers.empty() ? "" : reading.answers[0].key;
}

TEST(CueAnswers, ACalmFaceIsAsUsual) {
  const core::CueSet cues = calm();
  EXPECT_EQ(only(read_part(Part::brows, cues)), "level");
  EXPECT_EQ(only(read_part(Part::mouth, cues)), "level");
  EXPECT_EQ(only(read_part(Part::head, cues)), "upright");
  EXPECT_EQ(only(read_part(Part::eyes, cues)), "away") << "no eye contact is a look elsewhere";
}

TEST(CueAnswers, EveryCueHasItsAnswer) {
  const struct {
    Part part;
    CueId cue;
    double value;
    std::string_view key;
  } kCases[]{{Part::brows, CueId::brow_raise, 0.7, "raised"},
             {Part::brows, CueId::brow_lower, 0.7, "together"},
             {Part::mouth, CueId::mouth_corners, 0.7, "up"},
             {Part::mouth, CueId::mouth_corners, -0.7, "down"},
             {Part::mouth, CueId::mouth_open, 0.7, "open"},
             {Part::mouth, CueId::lips_pressed, 0.7, "pressed"},
             {Part::head, CueId::head_turn, -0.4, "turned"},
             {Part::head, CueId::head_tilt, 0.4, "tilted"},
             {Part::head, CueId::head_nod, -0.4, "lowered"},
             {Part::head, CueId::lean, -0.2, "back"},
             {Part::eyes, CueId::eye_contact, 0.9, "at_you"},
             {Part::eyes, CueId::gaze_vertical, -0.4, "down"},
             {Part::eyes, CueId::eyes_closed, 0.9, "closed"}};
  for (const auto& test : kCases) {
    core::CueSet cues = calm();
    show(cues, test.cue, test.value);
    EXPECT_EQ(only(read_part(test.part, cues)), test.key);
    EXPECT_NE(find_cue_answer(test.part, test.key), nullptr) << test.key;
  }
}

TEST(CueAnswers, WhatGoesBackToNeutralIsNotNamed) {
  core::CueSet cues = calm();
  show(cues, CueId::brow_raise, 0.1);
  cues[CueId::brow_raise].intensity = Intensity::none;
  EXPECT_EQ(only(read_part(Part::brows, cues)), "level");
}

TEST(CueAnswers, SeveralMayFitTheSurestFirst) {
  core::CueSet cues = calm();
  show(cues, CueId::mouth_corners, 0.7, 0.5);
  show(cues, CueId::mouth_open, 0.7, 0.8);
  const PartReading mouth = read_part(Part::mouth, cues);
  ASSERT_EQ(mouth.answers.size(), 2U);
  EXPECT_EQ(mouth.answers[0].key, "open");
  EXPECT_TRUE(fits(mouth, "up"));
  EXPECT_FALSE(fits(mouth, "down"));
}

TEST(CueAnswers, BothLidsMustBeWide) {
  core::CueSet cues = calm();
  show(cues, CueId::eye_contact, 0.9);
  show(cues, CueId::eye_openness_right, 1.5);
  EXPECT_FALSE(fits(read_part(Part::eyes, cues), "wide"));
  show(cues, CueId::eye_openness_left, 1.5);
  EXPECT_TRUE(fits(read_part(Part::eyes, cues), "wide"));
  EXPECT_TRUE(fits(read_part(Part::eyes, cues), "at_you"));
}

TEST(CueAnswers, AsUsualNeedsEveryCue) {
  core::CueSet cues = calm();
  hide(cues, CueId::lips_pressed, core::Missing::covered);
  const PartReading mouth = read_part(Part::mouth, cues);
  EXPECT_TRUE(mouth.answers.empty());
  EXPECT_EQ(mouth.missing, core::Missing::covered);
  hide(cues, CueId::eye_contact, core::Missing::turned_away);
  EXPECT_EQ(read_part(Part::eyes, cues).missing, core::Missing::turned_away);
}

TEST(CueAnswers, StatesOfTheTableAreThoseOfTheLessons) {
  EXPECT_EQ(answer_for_state("happy"), "happy");
  EXPECT_EQ(answer_for_state("distracted"), "withdrawn");
  EXPECT_EQ(answer_for_state("nonsense"), "");
}

}  // namespace
}  // namespace attune::practice
