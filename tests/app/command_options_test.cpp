#include "app/command_options.hpp"

#include <gtest/gtest.h>

namespace attune::app {
namespace {

TEST(CommandOptions, AreWhatWasTyped) {
  CLI::App app;
  CommonOptions common;
  WatchOptions watch;
  add_common(app, common);
  add_window(app, watch);
  app.parse("--backend classic --profile Ada --screenshot a.png --at 3 --mirror");
  EXPECT_EQ(common.backend, core::Backend::classic);
  EXPECT_EQ(common.profile, "Ada");
  EXPECT_EQ(watch.screenshot, "a.png");
  EXPECT_EQ(watch.screenshot_at_s, 3.0);
  EXPECT_EQ(watch.mirror, true);
}

TEST(CommandOptions, WhatMakesNoSenseIsRefused) {
  CLI::App app;
  CommonOptions common;
  WatchOptions watch;
  add_common(app, common);
  add_window(app, watch);
  EXPECT_THROW(app.parse("--at 3"), CLI::ParseError) << "of no screenshot";
  EXPECT_THROW(app.parse("--threads 0"), CLI::ParseError);
}

}  // namespace
}  // namespace attune::app
