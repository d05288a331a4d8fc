#include "store/practice_log.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "store/store_testing.hpp"
#include "store/transfer.hpp"
#include "support/temp_folder.hpp"

namespace attune::store {
namespace {

TrialRow make_trial(const std::string& item) {
  TrialRow trial;
  trial.sitting = 1;
  trial.at_s = 5000;
  trial.lesson = "first";
  trial.item = item;
  trial.face = "A";
  trial.kind = "state";
  trial.asked = "state";
  trial.truth = "sad";
  trial.answer = "tired";
  trial.cue_answer = "mouth";
  trial.cue_right = true;
  trial.response_s = 2.25;
  trial.sure = 1;
  trial.help = 2;
  trial.new_face = true;
  return trial;
}

class PracticeLogTest : public ::testing::Test {
 protected:
  PracticeLogTest()
      : store_(Store::open(folder_.path())), ada_(store_.profile("Ada")), log_(store_, ada_) {}

  attune::testing::TempFolder folder_;
  Store store_;
  ProfileId ada_;
  PracticeLog log_;
};

TEST_F(PracticeLogTest, KeepsSittingsTrialsAndMemories) {
  SittingRow sitting;
  sitting.lesson = "first";
  sitting.started_at_s = 4000;
  sitting.comfort_before = 3;
  EXPECT_EQ(log_.begin_sitting(sitting), 1);
  sitting.probe_weeks = 2;
  EXPECT_EQ(log_.begin_sitting(sitting), 2);
  log_.end_sitting(1, 4900, 4);

  TrialRow bare = make_trial("b");
  bare.cue_right.reset();
  bare.sure.reset();
  bare.right = true;
  bare.probe = true;
  bare.new_face = false;
  log_.record(
      {{make_trial("a"), bare}, "first", "a", ItemRow{3.5, 5.25, 1, 2, 3}, {{"state:sad", 0.25}}});
  log_.record({{}, "first", "a", ItemRow{4.5, 5.5, 10, 20, 4}, {{"state:sad", 0.5}}});
  log_.record({{make_trial("c")}, "first", "c", {}, {}});

  const auto sittings = log_.sittings();
  ASSERT_EQ(sittings.size(), 2U);
  EXPECT_EQ(sittings[0].ended_at_s, 4900);
  EXPECT_EQ(sittings[0].comfort_before, 3);
  EXPECT_EQ(sittings[0].comfort_after, 4);
  EXPECT_FALSE(sittings[0].probe_weeks.has_value());
  EXPECT_FALSE(sittings[1].ended_at_s.has_value());
  EXPECT_EQ(sittings[1].probe_weeks, 2);

  const auto trials = log_.trials();
  ASSERT_EQ(trials.size(), 3U);
  EXPECT_EQ(trials[0].item, "a");
  EXPECT_EQ(trials[0].face, "A");
  EXPECT_EQ(trials[0].truth, "sad");
  EXPECT_EQ(trials[0].answer, "tired");
  EXPECT_FALSE(trials[0].right);
  EXPECT_EQ(trials[0].cue_right, true);
  EXPECT_EQ(trials[0].response_s, 2.25);
  EXPECT_EQ(trials[0].sure, 1);
  EXPECT_EQ(trials[0].help, 2);
  EXPECT_TRUE(trials[0].new_face);
  EXPECT_FALSE(trials[1].cue_right.has_value());
  EXPECT_FALSE(trials[1].sure.has_value());
  EXPECT_TRUE(trials[1].right);
  EXPECT_TRUE(trials[1].probe);
  EXPECT_EQ(trials[2].item, "c");

  const auto items = log_.items("first");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items.at("a").stability_days, 4.5);
  EXPECT_EQ(items.at("a").due_at_s, 20);
  EXPECT_EQ(items.at("a").answered, 4);
  EXPECT_TRUE(log_.items("second").empty());
  EXPECT_EQ(log_.help_levels(), (std::map<std::string, double>{{"state:sad", 0.5}}));
}

TEST_F(PracticeLogTest, AStepIsWrittenWholeOrNotAtAll) {
  PracticeStep step{{make_trial("a")}, "first", "a", ItemRow{1, 2, 3, 4, 5}, {}};
  step.help["broken"] = std::nan("");  // the database refuses it, after the trial went in
  EXPECT_NE(testing::message_of([&] { log_.record(step); }), "");
  EXPECT_TRUE(log_.trials().empty());
  EXPECT_TRUE(log_.items("first").empty());
}

TEST_F(PracticeLogTest, ProfilesStandApart) {
  log_.record({{make_trial("a")}, "first", "a", ItemRow{1, 2, 3, 4, 5}, {{"k", 1.0}}});
  PracticeLog other(store_, store_.profile("Bo"));
  EXPECT_TRUE(other.trials().empty());
  EXPECT_TRUE(other.items("first").empty());
  EXPECT_TRUE(other.help_levels().empty());
  EXPECT_EQ(other.begin_sitting({}), 1);
}

TEST_F(PracticeLogTest, TravelsWithItsPersonAndGoesWithThem) {
  log_.begin_sitting({});
  log_.record({{make_trial("violoncello")}, "first", "a", ItemRow{1, 2, 3, 4, 5}, {{"k", 1.0}}});
  const std::string exported = export_profile(store_, ada_);
  store_.delete_profile(ada_);
  EXPECT_FALSE(testing::found_in_files(folder_.path(), "violoncello"));
  const ProfileId back = import_profile(store_, exported, "ada.json");
  EXPECT_EQ(PracticeLog(store_, back).trials().at(0).item, "violoncello");
  EXPECT_EQ(export_profile(store_, back), exported);
}

}  // namespace
}  // namespace attune::store
