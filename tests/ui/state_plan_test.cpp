#include "ui/state_plan.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

constexpr StateLines kLines{20, 26, 17, 7};

float height_of(const StatePlan& plan) {
  float height = plan.note ? kLines.gap + kLines.note : 0.0F;
  int parts = 0;
  for (std::size_t slot = 0; slot < kStateSlots; ++slot) {
    const bool title = static_cast<StateSlot>(slot) == StateSlot::may_go_with;
    height += static_cast<float>(plan.lines[slot]) * (title ? kLines.title : kLines.body);
    parts += plan.lines[slot] > 0 ? 1 : 0;
  }
  return height + static_cast<float>(parts - 1) * kLines.gap;
}

TEST(StatePlan, NeverIsHigherThanItsRoom) {
  for (float height = 60; height < 600; height += 3) {
    const StatePlan plan = plan_state(height, kLines);
    ASSERT_TRUE(plan.fits);
    EXPECT_LE(height_of(plan), height + 0.01F) << height;
  }
}

TEST(StatePlan, PartsKeepTheirOrderAndDoNotOverlap) {
  const StatePlan plan = plan_state(400, kLines);
  float end = 0.0F;
  for (std::size_t slot = 0; slot < kStateSlots; ++slot) {
    EXPECT_GE(plan.top[slot], end);
    end = plan.top[slot] + static_cast<float>(plan.lines[slot]) * kLines.body;
  }
  EXPECT_TRUE(plan.note);
  EXPECT_GE(plan[StateSlot::seen], 3);
}

TEST(StatePlan, WhatMattersMostComesFirst) {
  const StatePlan least = plan_state(26 + 20 + 7, kLines);
  ASSERT_TRUE(least.fits);
  EXPECT_EQ(least[StateSlot::may_go_with], 1);
  EXPECT_EQ(least[StateSlot::how_sure], 1);
  EXPECT_EQ(least[StateSlot::seen], 0);
  EXPECT_FALSE(least.note);
  EXPECT_FALSE(plan_state(50, kLines).fits);
  EXPECT_FALSE(plan_state(0, kLines).fits);
}

}  // namespace
}  // namespace attune::ui
