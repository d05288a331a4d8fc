#include "app/progress.hpp"

#include <gtest/gtest.h>

#include "support/fake_clock.hpp"

namespace attune::app {
namespace {

TEST(Progress, TextTellsShareRateAndTimeLeft) {
  EXPECT_EQ(progress_text({250, 1000, 5.0}, 8), "[##------]   25 %  50 frames/s  0:15 left");
  EXPECT_EQ(progress_text({250, 1000, 5.0}, 0), " 25 %  50 frames/s  0:15 left");
  EXPECT_EQ(progress_text({1000, 1000, 400.0}, 4), "[####]  100 %  2.5 frames/s  0:00 left");
}

TEST(Progress, DoesNotPassTheEndWhenTheCountWasTooLow) {
  EXPECT_EQ(progress_text({1200, 1000, 10.0}, 4), "[####]  100 %  120 frames/s  0:00 left");
}

TEST(Progress, WithoutATotalItCounts) {
  EXPECT_EQ(progress_text({300, std::nullopt, 10.0}, 8), "300 frames  30 frames/s");
  EXPECT_EQ(progress_text({0, std::nullopt, 0.0}, 8), "0 frames");
  EXPECT_EQ(progress_text({0, 0, 1.0}, 8), "0 frames");
}

TEST(Progress, DurationsRead) {
  EXPECT_EQ(duration_text(0.2), "0:00");
  EXPECT_EQ(duration_text(67.0), "1:07");
  EXPECT_EQ(duration_text(3725.0), "1:02:05");
  EXPECT_EQ(duration_text(-3.0), "0:00");
}

TEST(Progress, PlainOutputGetsALineEveryTenSeconds) {
  ::testing::internal::CaptureStderr();
  attune::testing::FakeClock clock;
  {
    Progress progress(100, /*terminal=*/false, clock);
    for (int i = 0; i < 25; ++i) {
      clock.advance(1.0);
      progress.add_frames(1);
    }
    progress.say("camera lost");
  }
  EXPECT_EQ(::testing::internal::GetCapturedStderr(),
            " 10 %  1.0 frames/s  1:30 left\n 20 %  1.0 frames/s  1:20 left\ncamera lost\n");
}

TEST(Progress, TerminalLineIsWrittenOverAndClearedAtTheEnd) {
  ::testing::internal::CaptureStderr();
  attune::testing::FakeClock clock;
  {
    Progress progress(10, /*terminal=*/true, clock);
    clock.advance(1.0);
    progress.add_frames(5);
  }
  const std::string output = ::testing::internal::GetCapturedStderr();
  EXPECT_EQ(output.find('\n'), std::string::npos);
  EXPECT_TRUE(output.starts_with("\r[############------------]   50 %")) << output;
  EXPECT_TRUE(output.ends_with("\r\x1b[K")) << output;
}

}  // namespace
}  // namespace attune::app
