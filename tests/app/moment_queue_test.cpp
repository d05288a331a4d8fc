#include "app/moment_queue.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "app/practice_testing.hpp"

namespace attune::app {
namespace {

using testing::await;

TEST(MomentQueue, GivesWhatWasMade) {
  MomentQueue<double> queue([](const MomentKey& key, const auto&) { return 2 * key.time_s; });
  const MomentKey key{"clip", 3.0, 0.0};
  EXPECT_EQ(queue.find(key), nullptr);
  queue.request(key);
  await([&] { return queue.find(key) != nullptr; });
  EXPECT_EQ(*queue.find(key), 6.0);
  queue.drop_all_but({});
  EXPECT_EQ(queue.find(key), nullptr);
}

TEST(MomentQueue, StopsWhatNobodyWaitsForAnyMore) {
  std::atomic<int> begun = 0;
  MomentQueue<int> queue([&](const MomentKey& key, const auto& unwanted) {
    ++begun;
    if (key.source == "endless") {
      await(unwanted);
    }
    return 1;
  });
  const MomentKey endless{"endless", 0.0, 0.0};
  const MomentKey next{"next", 0.0, 0.0};
  queue.request(endless);
  await([&] { return begun == 1; });
  queue.request(next);
  queue.drop_all_but({next});
  await([&] { return queue.find(next) != nullptr; });
  EXPECT_EQ(queue.find(endless), nullptr);
}

TEST(MomentQueue, EndsInTheMiddleOfItsWork) {
  std::atomic<bool> begun = false;
  {
    MomentQueue<int> queue([&](const MomentKey&, const auto& unwanted) {
      begun = true;
      await(unwanted);
      return 1;
    });
    queue.request({"endless", 0.0, 0.0});
    await([&] { return begun.load(); });
  }
  SUCCEED() << "the destructor came back";
}

}  // namespace
}  // namespace attune::app
