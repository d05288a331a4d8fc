#include "ui/eye_words.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

using core::GazeSide;
using State = core::OffsetStep::State;

TEST(EyeWords, TellTheMinute) {
  core::EyeActivity eyes;
  EXPECT_EQ(eye_minute(eyes), "");
  eyes.contact_share = core::measured(0.617);
  EXPECT_EQ(eye_minute(eyes), "In the last minute: toward you 62 % of the time.");
  eyes.contact_mean_s = core::measured(2.14);
  eyes.blinks_per_min = core::measured(13.8);
  eyes.aversions[static_cast<std::size_t>(GazeSide::down)] = 2;
  EXPECT_EQ(eye_minute(eyes),
            "In the last minute: toward you 62 % of the time, for 2.1 s at a time; went away 2 "
            "times, down; 14 blinks a minute.");
  eyes.aversions[static_cast<std::size_t>(GazeSide::left)] = 1;
  EXPECT_NE(eye_minute(eyes).find("3 times, 2 of them down"), std::string::npos);
}

TEST(EyeWords, TheStepIsToldWhileItRunsAndWhenItFailed) {
  EXPECT_FALSE(offset_note({}));
  EXPECT_FALSE(offset_note({State::done, 1.0, std::nullopt}));
  const auto running = offset_note({State::running, 0.4, core::Missing::eyes_closed});
  ASSERT_TRUE(running);
  EXPECT_EQ(running->progress, 0.4);
  EXPECT_EQ(running->waiting, "eyes closed");
  const auto refused = offset_note({State::refused, 0.0, core::Missing::unsteady});
  ASSERT_TRUE(refused);
  EXPECT_NE(refused->text.find("not steady"), std::string::npos) << refused->text;
}

}  // namespace
}  // namespace attune::ui
