#include "app/moment_analyst.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "app/practice_testing.hpp"
#include "support/fake_clock.hpp"

namespace attune::app {
namespace {

using testing::await;

// Counts what it is shown.
class CountingFace : public testing::OneFace {
 public:
  CountingFace(std::atomic<int>& looks, std::atomic<double>& first_s)
      : looks_(looks), first_s_(first_s) {}
  std::vector<core::Face> read(const core::Frame& frame) override {
    if (looks_++ == 0) first_s_ = frame.time_s;
    return testing::OneFace::read(frame);
  }

 private:
  std::atomic<int>& looks_;
  std::atomic<double>& first_s_;
};

class MomentAnalystTest : public ::testing::Test {
 protected:
  std::unique_ptr<pipeline::Analyzer> make() {
    return std::make_unique<pipeline::Analyzer>(std::make_unique<CountingFace>(looks_, first_s_),
                                                pipeline::AnalyzerOptions{}, clock_);
  }

  static MomentReadingPtr read(MomentAnalyst& analyst, const MomentKey& key) {
    analyst.request(key);
    await([&] { return analyst.find(key) != nullptr; });
    return analyst.find(key);
  }

  attune::testing::FakeClock clock_;
  std::atomic<int> looks_ = 0;
  std::atomic<double> first_s_ = -1.0;
};

TEST_F(MomentAnalystTest, WatchesTheSecondsBefore) {
  MomentAnalyst analyst(testing::open_clip, [this] { return make(); }, {3.0, 1.0, 0.15});
  const MomentReadingPtr reading = read(analyst, {"clip.mp4", 8.0, 1.0});
  ASSERT_TRUE(reading->face.has_value());
  EXPECT_EQ(reading->face->face.box, cv::Rect2f(20, 10, 40, 45));
  EXPECT_EQ(looks_, 10 + 11) << "every other frame of two seconds, and all of the last one";
  EXPECT_NEAR(first_s_, 5.0, 0.01);
}

TEST_F(MomentAnalystTest, LooksAtAPictureMoreThanOnce) {
  MomentAnalyst analyst(testing::open_clip, [this] { return make(); });
  EXPECT_TRUE(read(analyst, {"clip.mp4", 0.0, 0.0})->face.has_value());
  EXPECT_EQ(looks_, MomentAnalystOptions{}.still_looks);
}

TEST_F(MomentAnalystTest, WithoutClipOrModelThereIsNoReading) {
  MomentAnalyst analyst(testing::open_clip, [this] { return make(); });
  EXPECT_FALSE(read(analyst, {"missing.mp4", 1.0, 0.0})->face.has_value());
  MomentAnalyst without(testing::open_clip, []() -> std::unique_ptr<pipeline::Analyzer> {
    throw core::Error(core::ErrorKind::model, "no model");
  });
  EXPECT_FALSE(read(without, {"clip.mp4", 1.0, 0.0})->face.has_value());
}

}  // namespace
}  // namespace attune::app
