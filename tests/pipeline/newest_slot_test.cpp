#include "pipeline/newest_slot.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

namespace attune::pipeline {
namespace {

TEST(NewestSlot, KeepsOnlyTheNewestAndCountsTheRest) {
  NewestSlot<int> slot;
  EXPECT_EQ(slot.try_take(), std::nullopt);
  slot.put(1);
  slot.put(2);
  slot.put(3);
  EXPECT_EQ(slot.dropped(), 2);
  EXPECT_EQ(slot.try_take(), 3);
  EXPECT_EQ(slot.try_take(), std::nullopt);
  slot.put(4);
  EXPECT_EQ(slot.dropped(), 2) << "a taken item is not a dropped one";
}

TEST(NewestSlot, TakeWaitsForAnItemOrForStop) {
  NewestSlot<std::unique_ptr<int>> slot;
  int got = 0;
  bool stopped_empty = false;
  {
    std::jthread taker([&](std::stop_token stop) {
      if (auto item = slot.take(stop)) got = **item;
      stopped_empty = !slot.take(stop).has_value();
    });
    slot.put(std::make_unique<int>(7));
    while (slot.try_take()) slot.put(std::make_unique<int>(7));  // until the taker has it
  }                                                              // asks to stop and joins
  EXPECT_TRUE(got == 7 || stopped_empty);
  EXPECT_TRUE(stopped_empty);
}

TEST(NewestSlot, EveryItemIsTakenOrCountedAcrossThreads) {
  constexpr int kItems = 20000;
  NewestSlot<int> slot;
  int taken = 0;
  int last = -1;
  bool in_order = true;
  {
    std::jthread taker([&](std::stop_token stop) {
      while (auto item = slot.take(stop)) {
        in_order = in_order && *item > last;
        last = *item;
        ++taken;
        if (last == kItems - 1) return;
      }
    });
    for (int i = 0; i < kItems; ++i) slot.put(i);
    taker.join();
  }
  EXPECT_TRUE(in_order);
  EXPECT_EQ(last, kItems - 1);
  EXPECT_EQ(taken + slot.dropped(), kItems);
}

}  // namespace
}  // namespace attune::pipeline
