#include "practice/sitting.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune::practice {
namespace {

constexpr std::int64_t kDay = 86400;

Lesson make_lesson(int items) {
  Lesson lesson;
  lesson.id = "l";
  for (int i = 0; i < items; ++i) {
    Item item;
    item.id = std::to_string(i);
    item.source = "demo";
    item.right = {"up"};
    item.seen = "Up.";
    item.strength = 1 + (i * 2) % 3;
    lesson.items.push_back(item);
  }
  return lesson;
}

ItemState due_at(std::int64_t due_s) { return {{3, 5}, 0, due_s, 1}; }

TEST(Sitting, DueItemsComeFirstThenNewOnesFromStrongToSlight) {
  const Lesson lesson = make_lesson(6);  // strengths 1 3 2 1 3 2
  const Progress progress{{"1", due_at(50)}, {"4", due_at(20)}, {"5", due_at(5000)}};
  const auto plan = plan_sitting(lesson, progress, 100);
  ASSERT_EQ(plan.size(), 5U);
  EXPECT_EQ(plan[0].item, 4U) << "the longest overdue";
  EXPECT_EQ(plan[0].why, Why::due);
  EXPECT_EQ(plan[1].item, 1U);
  EXPECT_EQ(plan[2].item, 0U);
  EXPECT_EQ(plan[2].why, Why::fresh);
  EXPECT_EQ(plan[3].item, 3U);
  EXPECT_EQ(plan[4].item, 2U);
}

TEST(Sitting, WithNothingDueTheSoonestComesAhead) {
  const auto plan = plan_sitting(make_lesson(2), {{"0", due_at(900)}, {"1", due_at(500)}}, 100);
  ASSERT_EQ(plan.size(), 2U);
  EXPECT_EQ(plan[0].item, 1U);
  EXPECT_EQ(plan[0].why, Why::ahead);
}

TEST(Sitting, IsNotLongerThanAQuarterOfAnHourOfItems) {
  EXPECT_EQ(plan_sitting(make_lesson(100), {}, 0).size(), SittingOptions{}.most_items);
}

TEST(Sitting, AMissedItemComesBackOnceAFewItemsLater) {
  Sitting sitting(plan_sitting(make_lesson(6), {}, 0), 0);
  const std::size_t missed = sitting.current()->item;
  const std::size_t following = sitting.following()->item;
  sitting.record(false);
  EXPECT_EQ(sitting.current()->item, following);
  for (int i = 0; i < 3; ++i) {
    EXPECT_NE(sitting.current()->item, missed);
    sitting.record(true);
  }
  EXPECT_EQ(sitting.current()->item, missed);
  EXPECT_EQ(sitting.current()->why, Why::again);
  sitting.record(false);
  while (sitting.current()) {
    EXPECT_NE(sitting.current()->item, missed) << "once is enough for today";
    sitting.record(true);
  }
  EXPECT_EQ(sitting.answered(), 7U);
  EXPECT_EQ(sitting.left(), 0U);
  EXPECT_FALSE(sitting.following().has_value());
  sitting.record(true);
  EXPECT_EQ(sitting.answered(), 7U);
}

TEST(Sitting, SuggestsAStopAfterAQuarterOfAnHour) {
  const Sitting sitting({}, 1000);
  EXPECT_EQ(sitting.pace(1000), Pace::go_on);
  EXPECT_EQ(sitting.pace(1000 + 14 * 60), Pace::go_on);
  EXPECT_EQ(sitting.pace(1000 + 15 * 60), Pace::suggest_stop);
  EXPECT_EQ(sitting.pace(1000 + 20 * 60), Pace::urge_stop);
}

TEST(Sitting, ItemsComeBackOnAnExpandingSchedule) {
  std::optional<ItemState> state;
  std::int64_t now = 0;
  std::int64_t before = 0;
  for (int i = 0; i < 5; ++i) {
    state = after_answer(state, true, HelpStage::after, now);
    const std::int64_t interval = state->due_s - now;
    EXPECT_GT(interval, before);
    before = interval;
    now = state->due_s;
  }
  EXPECT_GT(before, 60 * kDay);
  state = after_answer(state, false, HelpStage::after, now);
  EXPECT_EQ(state->due_s, now + kDay) << "missed: tomorrow";
  EXPECT_EQ(state->answered, 6);
}

TEST(Sitting, HelpMakesARightAnswerCountLess) {
  const ItemState helped = after_answer({}, true, HelpStage::named, 0);
  const ItemState alone = after_answer({}, true, HelpStage::after, 0);
  EXPECT_LT(helped.due_s, alone.due_s);
}

TEST(Sitting, ChecksWithoutHelpOpenAtTwoAndSixWeeks) {
  EXPECT_EQ(open_probe({}, {}, 100 * kDay), std::nullopt);
  EXPECT_EQ(open_probe(0, {}, 13 * kDay), std::nullopt);
  EXPECT_EQ(open_probe(0, {}, 14 * kDay), 2);
  EXPECT_EQ(open_probe(0, {2}, 20 * kDay), std::nullopt);
  EXPECT_EQ(open_probe(0, {2}, 42 * kDay), 6);
  EXPECT_EQ(open_probe(0, {}, 50 * kDay), 6);
  EXPECT_EQ(open_probe(0, {6}, 50 * kDay), std::nullopt);
}

TEST(Sitting, AProbeMixesMetAndNewItems) {
  const Lesson lesson = make_lesson(20);
  Progress progress;
  for (int i = 0; i < 14; ++i) progress[std::to_string(i)] = due_at(0);
  const auto plan = plan_probe(lesson, progress);
  ASSERT_EQ(plan.size(), 10U);
  std::set<std::size_t> items;
  int fresh = 0;
  for (const PlannedItem& item : plan) {
    EXPECT_EQ(item.why, Why::probe);
    EXPECT_TRUE(items.insert(item.item).second);
    if (item.item >= 14) ++fresh;
  }
  EXPECT_EQ(fresh, 5);
  EXPECT_EQ(plan_probe(make_lesson(3), {}).size(), 3U);
  Sitting sitting(plan, 0);
  sitting.record(false);
  EXPECT_EQ(sitting.left(), 9U) << "nothing is asked twice in a check";
}

TEST(Sitting, ReasonsHaveWords) {
  for (const Why why : {Why::due, Why::fresh, Why::ahead, Why::again, Why::probe}) {
    EXPECT_FALSE(words(why).empty());
  }
}

TEST(Sitting, LaddersAreByStateOrCue) {
  Item item = make_lesson(1).items[0];
  EXPECT_EQ(ladder_key(item), "cue:mouth");
  item.kind = Kind::state;
  item.right = {"sad"};
  EXPECT_EQ(ladder_key(item), "state:sad");
}

}  // namespace
}  // namespace attune::practice
