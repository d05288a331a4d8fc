#include "app/commands/practice.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "support/fake_clock.hpp"

namespace attune::app {
namespace {

TEST(Practice, AMissingLessonIsToldBeforeAnyWindow) {
  attune::testing::FakeClock clock;
  WatchOptions options;
  options.common.assets_dir = ATTUNE_SOURCE_DIR "/assets";
  options.common.data_dir = "/nowhere";
  options.source = "/no/such/lesson.json";
  try {
    run_practice(options, clock);
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::file);
    EXPECT_NE(std::string(error.what()).find("lesson.json"), std::string::npos);
  }
}

}  // namespace
}  // namespace attune::app
