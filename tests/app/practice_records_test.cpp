#include "app/practice_records.hpp"

#include <gtest/gtest.h>

namespace attune::app {
namespace {

TEST(PracticeRecords, TrialsComeBackAsTheyWere) {
  practice::Trial trial;
  trial.lesson = "l";
  trial.item = "i";
  trial.face = "A";
  trial.kind = practice::Kind::parts;
  trial.asked = "state";
  trial.truth = "sad";
  trial.answer = "tired";
  trial.cue_answer = "mouth";
  trial.cue_right = false;
  trial.response_s = 1.5;
  trial.sure = 2;
  trial.help = practice::HelpStage::after;
  trial.new_face = true;
  trial.probe = true;
  trial.at_s = 77;
  const store::TrialRow row = to_row(trial, 3);
  EXPECT_EQ(row.sitting, 3);
  EXPECT_EQ(row.kind, "parts");
  const practice::Trial back = to_trials({row}).at(0);
  EXPECT_EQ(back.kind, practice::Kind::parts);
  EXPECT_EQ(back.lesson, "l");
  EXPECT_EQ(back.item, "i");
  EXPECT_EQ(back.face, "A");
  EXPECT_EQ(back.asked, "state");
  EXPECT_EQ(back.truth, "sad");
  EXPECT_EQ(back.answer, "tired");
  EXPECT_FALSE(back.right);
  EXPECT_EQ(back.cue_answer, "mouth");
  EXPECT_EQ(back.cue_right, false);
  EXPECT_EQ(back.response_s, 1.5);
  EXPECT_EQ(back.sure, 2);
  EXPECT_EQ(back.help, practice::HelpStage::after);
  EXPECT_TRUE(back.new_face);
  EXPECT_TRUE(back.probe);
  EXPECT_EQ(back.at_s, 77);
}

TEST(PracticeRecords, MemoriesComeBackAsTheyWere) {
  const practice::ItemState state{{3.5, 6.0}, 100, 200, 4};
  const practice::Progress progress = to_progress({{"i", to_row(state)}});
  EXPECT_EQ(progress.at("i").memory.stability_days, 3.5);
  EXPECT_EQ(progress.at("i").memory.difficulty, 6.0);
  EXPECT_EQ(progress.at("i").last_s, 100);
  EXPECT_EQ(progress.at("i").due_s, 200);
  EXPECT_EQ(progress.at("i").answered, 4);
}

TEST(PracticeRecords, NonsenseFromElsewhereDoesNoHarm) {
  store::TrialRow row;
  row.kind = "unheard of";
  row.help = 99;
  EXPECT_EQ(to_trial(row).help, practice::HelpStage::none);
  EXPECT_TRUE(to_progress({{"i", store::ItemRow{}}}).empty());
  EXPECT_EQ(to_progress({{"i", store::ItemRow{1, 99, 0, 0, 1}}}).at("i").memory.difficulty, 10);
}

TEST(PracticeRecords, RoundsAreToldFromSittings) {
  store::SittingRow row;
  row.lesson = "first-lesson";
  EXPECT_FALSE(is_round(row));
  row.lesson = "mirror";
  EXPECT_TRUE(is_round(row));
  row.lesson = "live";
  EXPECT_TRUE(is_round(row));
}

TEST(PracticeRecords, LevelsBecomeLadders) {
  EXPECT_EQ(to_ladders({{"cue:brows", 2.5}}).stage("cue:brows"), practice::HelpStage::after);
}

}  // namespace
}  // namespace attune::app
