#include "app/clip_reader.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "app/practice_testing.hpp"

namespace attune::app {
namespace {

using testing::await;

ClipView wait_for(ClipReader& reader, double time_s) {
  reader.seek(time_s);
  await([&] { return reader.view().frame != nullptr || !reader.view().trouble.empty(); });
  return reader.view();
}

TEST(ClipReader, GoesToATimeAndKnowsTheNeighbours) {
  ClipReader reader(testing::open_clip, "clip.mp4");
  const ClipView view = wait_for(reader, 4.05);
  ASSERT_TRUE(view.frame);
  EXPECT_NEAR(view.frame->time_s, 4.0, 1e-6);
  EXPECT_NEAR(*view.before_s, 3.9, 1e-6);
  EXPECT_NEAR(*view.after_s, 4.1, 1e-6);
  EXPECT_FALSE(view.at_end);
  EXPECT_EQ(view.trouble, "");
}

TEST(ClipReader, StepsBackWithoutReadingAnewAndAFarWayWithIt) {
  std::atomic<int> opened = 0;
  ClipReader reader(
      [&](const std::string& source) {
        ++opened;
        return testing::open_clip(source);
      },
      "clip.mp4", {1.0, 0.2});
  EXPECT_NEAR(wait_for(reader, 5.0).frame->time_s, 5.0, 1e-6);
  EXPECT_NEAR(wait_for(reader, 4.3).frame->time_s, 4.3, 1e-6);
  EXPECT_EQ(opened, 1);
  EXPECT_NEAR(wait_for(reader, 1.0).frame->time_s, 1.0, 1e-6);
  EXPECT_EQ(opened, 2);
  EXPECT_NEAR(wait_for(reader, 0.0).frame->time_s, 0.0, 1e-6);
  EXPECT_FALSE(reader.view().before_s.has_value());
}

TEST(ClipReader, TheEndIsTheLastFrame) {
  ClipReader reader(testing::open_clip, "clip.mp4");
  const ClipView view = wait_for(reader, 1000.0);
  EXPECT_NEAR(view.frame->time_s, 9.9, 1e-6);
  EXPECT_TRUE(view.at_end);
  EXPECT_FALSE(view.after_s.has_value());
}

TEST(ClipReader, TroubleIsTold) {
  ClipReader reader(testing::open_clip, "missing.mp4");
  const ClipView view = wait_for(reader, 0.0);
  EXPECT_EQ(view.frame, nullptr);
  EXPECT_NE(view.trouble.find("missing.mp4"), std::string::npos);
}

}  // namespace
}  // namespace attune::app
