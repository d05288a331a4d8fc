#include "ui/requests.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

TEST(Requests, AddsWithoutForgetting) {
  Requests all;
  all.pause = true;
  all.quit = true;
  Requests more;
  more.open_source = "demo";
  more.learn_offset = 3;
  more.said.emplace();
  all.add(more);
  EXPECT_EQ(all.pause, true);
  EXPECT_TRUE(all.quit);
  EXPECT_EQ(all.open_source, "demo");
  EXPECT_EQ(all.learn_offset, 3);
  EXPECT_TRUE(all.said);
}

TEST(Requests, TheLaterWishHolds) {
  Requests all;
  all.pause = true;
  Requests more;
  more.pause = false;
  more.settings_changed = true;
  all.add(more);
  EXPECT_EQ(all.pause, false);
  EXPECT_TRUE(all.settings_changed);
  EXPECT_FALSE(all.close_source);
}

}  // namespace
}  // namespace attune::ui
