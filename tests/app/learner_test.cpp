#include "app/learner.hpp"

#include <gtest/gtest.h>

#include "app/practice_testing.hpp"
#include "store/store.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

using practice::Kind;

class LearnerTest : public ::testing::Test {
 protected:
  LearnerTest() : store_(store::Store::open(folder_.path())), log_(store_, store_.profile("Ada")) {}

  Learner make_learner() {
    Learner learner(&log_, [this] { return now_s_; });
    learner.open_lesson("l");
    return learner;
  }

  static practice::Trial make_trial(bool right) {
    practice::Trial trial;
    trial.lesson = "l";
    trial.item = "i";
    trial.face = "A";
    trial.asked = "brows";
    trial.truth = "raised";
    trial.answer = right ? "raised" : "level";
    trial.right = right;
    return trial;
  }

  attune::testing::TempFolder folder_;
  store::Store store_;
  store::PracticeLog log_;
  std::int64_t now_s_ = 1'000'000;
  practice::Item item_ = testing::make_item("i", Kind::cue, 1);
};

TEST_F(LearnerTest, WhatWasLearnedIsKnownTheNextTime) {
  {
    Learner learner = make_learner();
    store::SittingRow row;
    row.lesson = "l";
    const std::int64_t sitting = learner.begin_sitting(row);
    learner.record({make_trial(true)}, item_, sitting, true);
    learner.end_sitting(sitting, 4);
  }
  const Learner learner = make_learner();
  ASSERT_EQ(learner.trials().size(), 1U);
  EXPECT_EQ(learner.trials()[0].at_s, now_s_);
  EXPECT_EQ(learner.known_faces(), std::set<std::string>{"A"});
  EXPECT_TRUE(learner.progress().contains("i"));
  EXPECT_GT(learner.ladders().all().at("cue:brows").level, 0.0);
  EXPECT_EQ(learner.sittings().at(0).comfort_after, 4);
  EXPECT_EQ(learner.sittings().at(0).started_at_s, now_s_);
}

TEST_F(LearnerTest, ACheckAndAPersonTeachNothing) {
  Learner learner = make_learner();
  learner.record({make_trial(false)}, item_, 1, false);
  learner.record_alone(make_trial(true));
  EXPECT_EQ(learner.trials().size(), 2U);
  EXPECT_TRUE(learner.progress().empty());
  EXPECT_TRUE(learner.ladders().all().empty());
  EXPECT_EQ(log_.trials().size(), 2U);
}

TEST_F(LearnerTest, TroubleWithTheDiskIsToldAndNothingStops) {
  Learner learner = make_learner();
  store_.database().script("PRAGMA query_only = ON");
  learner.record({make_trial(true)}, item_, 1, true);
  EXPECT_NE(learner.notice().find("Not stored"), std::string::npos);
  EXPECT_EQ(learner.trials().size(), 1U);
  EXPECT_TRUE(learner.progress().contains("i"));
}

TEST_F(LearnerTest, ARoundIsNotedAndBeginsNoLesson) {
  Learner learner = make_learner();
  learner.note_practised("live");
  ASSERT_EQ(log_.sittings().size(), 1U);
  EXPECT_EQ(log_.sittings()[0].lesson, "live");
  EXPECT_TRUE(log_.sittings()[0].ended_at_s.has_value());
  now_s_ += 15 * 86400;
  EXPECT_FALSE(learner.probe_weeks().has_value());
}

TEST_F(LearnerTest, ACheckOpensAfterTwoWeeks) {
  Learner learner = make_learner();
  EXPECT_FALSE(learner.probe_weeks().has_value());
  learner.begin_sitting({});
  EXPECT_FALSE(learner.probe_weeks().has_value());
  now_s_ += 15 * 86400;
  EXPECT_EQ(learner.probe_weeks(), 2);
}

}  // namespace
}  // namespace attune::app
