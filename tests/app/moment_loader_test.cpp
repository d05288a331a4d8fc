#include "app/moment_loader.hpp"

#include <gtest/gtest.h>

#include "app/practice_testing.hpp"

namespace attune::app {
namespace {

using testing::await;

TEST(MomentLoader, GivesTheClipUpToItsMoment) {
  MomentLoader loader(testing::open_clip, testing::make_reader);
  const MomentKey key{"clip.mp4", 5.0, 2.0};
  EXPECT_EQ(loader.find(key), nullptr);
  loader.request(key);
  await([&] { return loader.find(key) != nullptr; });
  const MomentPtr moment = loader.find(key);
  EXPECT_EQ(moment->trouble, "");
  ASSERT_EQ(moment->frames.size(), 21U);
  EXPECT_NEAR(moment->frames.front()->time_s, 3.0, 0.01);
  EXPECT_NEAR(moment->frames.back()->time_s, 5.0, 0.01);
  ASSERT_EQ(moment->parts.size(), 4U);
  EXPECT_TRUE(moment->parts.at(practice::Part::mouth).contains(cv::Point2f(40, 45)));
}

TEST(MomentLoader, StillsAndTheEndOfAClip) {
  MomentLoader loader(testing::open_clip, testing::make_reader);
  const MomentKey still{"clip.mp4", 0.0, 0.0};
  const MomentKey late{"clip.mp4", 500.0, 0.0};
  loader.request(still);
  loader.request(late);
  await([&] { return loader.find(still) != nullptr && loader.find(late) != nullptr; });
  EXPECT_EQ(loader.find(still)->frames.size(), 1U);
  ASSERT_EQ(loader.find(late)->frames.size(), 1U) << "its last frame";
  EXPECT_NEAR(loader.find(late)->frames[0]->time_s, 9.9, 0.01);
}

TEST(MomentLoader, TroubleIsToldInOneLine) {
  MomentLoader loader(testing::open_clip, testing::make_reader);
  const MomentKey key{"missing.mp4", 1.0, 0.0};
  loader.request(key);
  await([&] { return loader.find(key) != nullptr; });
  EXPECT_TRUE(loader.find(key)->frames.empty());
  EXPECT_NE(loader.find(key)->trouble.find("missing.mp4"), std::string::npos);
}

TEST(MomentLoader, WithoutModelsOnlyThePartsAreMissing) {
  MomentLoader loader(testing::open_clip, []() -> std::unique_ptr<vision::FaceReader> {
    throw core::Error(core::ErrorKind::model, "no model");
  });
  const MomentKey key{"clip.mp4", 1.0, 0.5};
  loader.request(key);
  await([&] { return loader.find(key) != nullptr; });
  EXPECT_EQ(loader.find(key)->frames.size(), 6U);
  EXPECT_TRUE(loader.find(key)->parts.empty());
  EXPECT_EQ(loader.find(key)->trouble, "");
}

TEST(MomentLoader, ForgetsWhatIsNotKept) {
  MomentLoader loader(testing::open_clip, testing::make_reader);
  const MomentKey one{"clip.mp4", 1.0, 0.0};
  const MomentKey two{"clip.mp4", 2.0, 0.0};
  loader.request(one);
  loader.request(two);
  await([&] { return loader.find(one) != nullptr && loader.find(two) != nullptr; });
  loader.drop_all_but({two});
  EXPECT_EQ(loader.find(one), nullptr);
  EXPECT_NE(loader.find(two), nullptr);
}

}  // namespace
}  // namespace attune::app
