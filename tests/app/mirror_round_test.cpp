#include "app/mirror_round.hpp"

#include <gtest/gtest.h>

#include <set>

#include "ui/ui_testing.hpp"

namespace attune::app {
namespace {

using core::CueId;
using Outcome = PracticeRound::Outcome;

bool says(const MirrorRound& round, const std::string& text) {
  for (const std::string& line : round.model().lines) {
    if (line.find(text) != std::string::npos) return true;
  }
  return false;
}

core::FrameAnalysis make_analysis(double time_s, const core::CueSet& cues) {
  core::FrameAnalysis analysis;
  analysis.frame = std::make_shared<core::Frame>(core::Frame{0, time_s, cv::Mat(60, 80, CV_8UC3)});
  core::FaceAnalysis face;
  face.face.box = {20, 10, 40, 45};
  face.cues = cues;
  analysis.faces = {face};
  return analysis;
}

// Goes on until this is asked for.
void ask_for(MirrorRound& round, const std::string& text) {
  for (std::size_t i = 0; i < mirror_prompts().size(); ++i) {
    if (round.model().title == text) return;
    round.choose(0);
  }
  FAIL() << text << " is never asked for";
}

TEST(MirrorRound, NothingIsReadBeforeItIsWanted) {
  MirrorRound round(1);
  EXPECT_FALSE(round.wants_live());
  EXPECT_FALSE(round.model().with_picture);
  round.choose(2);
  EXPECT_EQ(round.outcome(), Outcome::back);
  EXPECT_EQ(round.practised_as(), "");
}

TEST(MirrorRound, TellsWhenTheCueIsRead) {
  MirrorRound round(1);
  round.choose(0);
  EXPECT_TRUE(round.wants_live());
  ask_for(round, "Raise your brows.");
  core::CueSet cues = ui::testing::calm_cues();
  round.accept(make_analysis(1.0, cues));
  EXPECT_TRUE(says(round, "Not read yet"));
  cues[CueId::brow_raise] = ui::testing::active(CueId::brow_raise, 0.7, "raised", {});
  round.accept(make_analysis(1.1, cues));
  EXPECT_TRUE(says(round, "Not read yet")) << "it must stay for a moment";
  round.accept(make_analysis(1.6, cues));
  EXPECT_TRUE(says(round, "Read: Raised."));
  round.accept(make_analysis(1.7, ui::testing::calm_cues()));
  EXPECT_TRUE(says(round, "Read: Raised.")) << "it was read; one may rest";
  round.choose(0);
  EXPECT_FALSE(says(round, "Read: ")) << "another cue, anew";
}

TEST(MirrorRound, WhatCannotBeReadIsToldWithItsReason) {
  MirrorRound round(1);
  round.choose(0);
  ask_for(round, "Press your lips together.");
  core::CueSet cues = ui::testing::calm_cues();
  cues[CueId::lips_pressed] =
      ui::testing::make_missing(CueId::lips_pressed, core::Missing::covered);
  round.accept(make_analysis(1.0, cues));
  EXPECT_TRUE(says(round, "The mouth cannot be read now: covered."));
  core::FrameAnalysis nobody = make_analysis(2.0, cues);
  nobody.faces.clear();
  round.accept(nobody);
  EXPECT_TRUE(says(round, "No face"));
}

TEST(MirrorRound, OnesOwnPictureIsMirroredAndCanBeHidden) {
  MirrorRound round(1);
  round.choose(1);
  round.accept(make_analysis(1.0, ui::testing::calm_cues()));
  EXPECT_EQ(round.frame(), nullptr);
  EXPECT_NE(round.model().picture.message.find("hidden"), std::string::npos);
  round.choose(1);
  EXPECT_NE(round.frame(), nullptr);
  EXPECT_TRUE(round.model().picture.mirrored);
  round.choose(1);
  EXPECT_EQ(round.frame(), nullptr);
  round.choose(2);
  EXPECT_EQ(round.outcome(), Outcome::back);
  EXPECT_EQ(round.practised_as(), kPractisedMirror);
  EXPECT_FALSE(round.take_trial().has_value());
  EXPECT_FALSE(round.wants_live());
}

TEST(MirrorRound, EveryPromptIsAnAnswerOfItsPartAndComesOnce) {
  for (const MirrorPrompt& prompt : mirror_prompts()) {
    EXPECT_NE(practice::find_cue_answer(prompt.part, prompt.answer), nullptr) << prompt.answer;
  }
  MirrorRound round(7);
  round.choose(0);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < mirror_prompts().size(); ++i) {
    seen.insert(round.model().title);
    round.choose(0);
  }
  EXPECT_EQ(seen.size(), mirror_prompts().size());
}

}  // namespace
}  // namespace attune::app
