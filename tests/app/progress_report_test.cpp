#include "app/progress_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune::app {
namespace {

constexpr std::int64_t kDay = 86400;

practice::Trial make_trial(const std::string& asked, const std::string& truth,
                           const std::string& answer, std::int64_t at_s, bool new_face = false) {
  practice::Trial trial;
  trial.asked = asked;
  trial.truth = truth;
  trial.answer = answer;
  trial.right = truth == answer;
  trial.at_s = at_s;
  trial.new_face = new_face;
  trial.response_s = 4.0;
  return trial;
}

bool says(const ui::ProgressModel& model, const std::string& text) {
  return std::any_of(model.remarks.begin(), model.remarks.end(), [&](const std::string& remark) {
    return remark.find(text) != std::string::npos;
  });
}

TEST(ProgressReport, BeforeTheFirstSitting) {
  ProgressInput input;
  input.lesson_items = 16;
  const ui::ProgressModel model = make_progress_report(input);
  EXPECT_EQ(model.summary, "Nothing was practised yet.");
  EXPECT_TRUE(model.sections.empty());
  EXPECT_TRUE(says(model, "16 moments not seen yet"));
}

TEST(ProgressReport, ByStateAndCueOverWeeks) {
  ProgressInput input;
  input.now_s = 15 * kDay;
  input.sittings = {{1, "l", 0, 600, 3, 4, {}}, {2, "l", 15 * kDay, {}, 2, {}, {}}};
  input.trials = {make_trial("state", "sad", "sad", 0, true),
                  make_trial("state", "sad", "tired", 0, true),
                  make_trial("brows", "raised", "raised", 8 * kDay),
                  make_trial("state", "sad", "sad", 15 * kDay)};
  const ui::ProgressModel model = make_progress_report(input);
  EXPECT_EQ(model.weeks, 3);
  EXPECT_EQ(model.summary,
            "4 answers in 2 sittings. Right: 3 of 4 (known faces 2 of 2, new faces 1 of 2). Usual "
            "time for an answer: 4 s.");
  ASSERT_EQ(model.sections.size(), 2U);
  EXPECT_EQ(model.sections[0].title, "States");
  ASSERT_EQ(model.sections[0].rows.size(), 1U);
  const ui::ProgressRow& sad = model.sections[0].rows[0];
  EXPECT_EQ(sad.label, "Sad or low");
  EXPECT_EQ(sad.total, "2 of 3");
  ASSERT_EQ(sad.fresh.size(), 1U);
  EXPECT_EQ(sad.fresh[0].trials, 2);
  ASSERT_EQ(sad.known.size(), 1U);
  EXPECT_EQ(sad.known[0].week, 2);
  EXPECT_EQ(model.sections[1].title, "Brows");
  EXPECT_EQ(model.sections[1].rows[0].label, "Raised");
  EXPECT_TRUE(says(model, "Comfort, last sitting: 3 before, 4 after"));
}

TEST(ProgressReport, SaysWhatIsTakenForWhat) {
  ProgressInput input;
  input.now_s = 10;
  for (int i = 0; i < 3; ++i) input.trials.push_back(make_trial("state", "tense", "angry", 1));
  for (int i = 0; i < 9; ++i) input.trials.push_back(make_trial("state_eyes", "sad", "calm", 1));
  const ui::ProgressModel model = make_progress_report(input);
  EXPECT_TRUE(says(model, "You often take \"Tense or worried\" for \"Angry or annoyed\""));
  EXPECT_FALSE(says(model, "\"Calm\"")) << "half a face is meant to be hard";
}

TEST(ProgressReport, SaysWhatComesNextAndWhy) {
  ProgressInput input;
  input.now_s = 10 * kDay;
  input.lesson_items = 3;
  input.trials = {make_trial("state", "sad", "sad", kDay)};
  input.items["a"] = {{3, 5}, kDay, 9 * kDay, 1};
  input.items["b"] = {{3, 5}, kDay, 13 * kDay, 1};
  EXPECT_TRUE(says(make_progress_report(input),
                   "Next: 1 moment is due again, so that it is not forgotten; then 1 new."));
  input.items.erase("a");
  EXPECT_TRUE(says(make_progress_report(input), "Next: 2 moments not seen yet."));
  input.lesson_items = 1;
  EXPECT_TRUE(says(make_progress_report(input), "comes back in 3 days"));
}

TEST(ProgressReport, ChecksWithoutHelpStandApart) {
  ProgressInput input;
  input.now_s = 20 * kDay;
  input.sittings = {{1, "l", 0, 600, {}, {}, {}}, {2, "l", 14 * kDay, 15 * kDay, {}, {}, 2}};
  practice::Trial probe = make_trial("state", "sad", "sad", 14 * kDay + 60);
  probe.probe = true;
  input.trials = {make_trial("state", "sad", "calm", 0), probe};
  EXPECT_TRUE(says(make_progress_report(input), "Check without help after 2 weeks: 1 of 1 right."));
}

TEST(ProgressReport, Days) {
  EXPECT_EQ(days_ahead(-5), "today");
  EXPECT_EQ(days_ahead(3600), "today");
  EXPECT_EQ(days_ahead(kDay), "tomorrow");
  EXPECT_EQ(days_ahead(3 * kDay), "in 3 days");
}

}  // namespace
}  // namespace attune::app
