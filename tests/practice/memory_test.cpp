#include "practice/memory.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace attune::practice {
namespace {

// The examples that the authors publish with their TypeScript version (ts-fsrs, FSRS-5.test.ts).
TEST(Memory, AgreesWithThePublishedStateAfterALapse) {
  const std::vector<std::pair<double, Rating>> reviews{
      {0, Rating::again}, {0, Rating::good}, {0, Rating::good}, {1, Rating::good},
      {3, Rating::good},  {8, Rating::good}, {21, Rating::good}};
  std::optional<Memory> memory;
  for (const auto& [days, rating] : reviews) memory = after_review(memory, days, rating);
  EXPECT_NEAR(memory->stability_days, 48.717, 1e-4);
  EXPECT_NEAR(memory->difficulty, 7.0866, 1e-4);
}

TEST(Memory, AgreesWithThePublishedIntervals) {
  // Good six times, forgotten twice, good five times; each review on the day it is due. A zero is
  // a further review on the same day, which the published version makes of first answers and
  // lapses.
  const std::vector<Rating> ratings{Rating::good, Rating::good, Rating::good,  Rating::good,
                                    Rating::good, Rating::good, Rating::again, Rating::again,
                                    Rating::good, Rating::good, Rating::good,  Rating::good,
                                    Rating::good};
  const std::vector<double> published{0, 4, 14, 44, 125, 328, 0, 0, 7, 16, 34, 71, 142};
  MemoryOptions options;
  options.longest_interval_days = 36500;
  std::optional<Memory> memory;
  double days = 0;
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    memory = after_review(memory, days, ratings[i], options);
    days = published[i] == 0 ? 0 : next_interval_days(*memory, options);
    EXPECT_EQ(days, published[i]) << "review " << i;
  }
}

TEST(Memory, AgreesWithThePublishedFirstAnswers) {
  const std::vector<double> stability{0.40255, 1.18385, 3.173, 15.69105};
  const std::vector<double> difficulty{7.1949, 6.48830527, 5.28243442, 3.22450159};
  for (int i = 0; i < 4; ++i) {
    const Memory memory = after_review({}, 0, static_cast<Rating>(i + 1));
    EXPECT_EQ(memory.stability_days, stability[static_cast<std::size_t>(i)]);
    EXPECT_NEAR(memory.difficulty, difficulty[static_cast<std::size_t>(i)], 1e-8);
  }
  const Memory easy = after_review({}, 0, Rating::easy);
  EXPECT_NEAR(recall(easy, 16), 0.9, 0.003) << "published: 90.25 % with rounded numbers";
}

TEST(Memory, RecallFallsToNineTenthsAtItsStability) {
  EXPECT_DOUBLE_EQ(recall({10, 5}, 0), 1.0);
  EXPECT_DOUBLE_EQ(recall({10, 5}, 10), 0.9);
  EXPECT_LT(recall({10, 5}, 30), recall({10, 5}, 20));
}

TEST(Memory, IntervalsGrowWithSuccessAndShrinkWithLapses) {
  std::optional<Memory> memory = after_review({}, 0, Rating::good);
  double before = 0;
  for (int i = 0; i < 4; ++i) {
    const double interval = next_interval_days(*memory);
    EXPECT_GT(interval, before);
    before = interval;
    memory = after_review(memory, interval, Rating::good);
  }
  const Memory lapsed = after_review(memory, 30, Rating::again);
  EXPECT_LT(next_interval_days(lapsed), before / 3);
  const Memory hard = after_review(memory, 30, Rating::hard);
  const Memory good = after_review(memory, 30, Rating::good);
  EXPECT_LT(hard.stability_days, good.stability_days);
}

TEST(Memory, StaysWithinItsLimitsWhateverIsAnswered) {
  std::mt19937 random(7);
  std::optional<Memory> memory;
  for (int i = 0; i < 5000; ++i) {
    memory = after_review(memory, static_cast<double>(random() % 400),
                          static_cast<Rating>(random() % 4 + 1));
    ASSERT_TRUE(std::isfinite(memory->stability_days));
    ASSERT_GT(memory->stability_days, 0);
    ASSERT_GE(memory->difficulty, 1);
    ASSERT_LE(memory->difficulty, 10);
    ASSERT_GE(next_interval_days(*memory), 1);
    ASSERT_LE(next_interval_days(*memory), MemoryOptions{}.longest_interval_days);
  }
}

// A learner whose forgetting is known and is not the scheduler's own curve: recall falls
// exponentially; a success makes it last longer, the more so the nearer it was to being forgotten.
class Learner {
 public:
  explicit Learner(double ease) : ease_(ease) {}
  double likelihood(double day) const {
    return answered_ ? std::exp(-(day - last_) / lasts_) : 0.3;
  }
  bool answer(double day, std::mt19937& random) {
    const double p = likelihood(day);
    const bool right = static_cast<double>(random()) < p * 4294967296.0;
    if (answered_ && right) lasts_ *= 1 + ease_ * (1 - p);
    if (answered_ && !right) lasts_ = std::max(2.0, lasts_ / 3);
    answered_ = true;
    last_ = day;
    return right;
  }

 private:
  double ease_;
  double lasts_ = 4.0;  // days
  double last_ = 0.0;
  bool answered_ = false;
};

struct Outcome {
  double recall = 0.0;  // mean of all items over the last two of twelve weeks
  int reviews = 0;
};

constexpr int kItems = 40;
constexpr int kDays = 84;

Outcome practise(bool daily, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Learner> learners;
  std::vector<std::optional<Memory>> memories(kItems);
  std::vector<double> last(kItems, 0);
  std::vector<double> due(kItems, 0);
  for (int i = 0; i < kItems; ++i) learners.emplace_back(4.0 + 0.2 * i);
  Outcome outcome;
  int looks = 0;
  for (int day = 0; day < kDays; ++day) {
    for (std::size_t i = 0; i < kItems; ++i) {
      if (day >= kDays - 14) {
        outcome.recall += learners[i].likelihood(day);
        ++looks;
      }
      if (!daily && due[i] > day) continue;
      ++outcome.reviews;
      const bool right = learners[i].answer(day, random);
      memories[i] = after_review(memories[i], day - last[i], right ? Rating::good : Rating::again);
      last[i] = day;
      due[i] = day + (right ? next_interval_days(*memories[i]) : 1.0);
    }
  }
  outcome.recall /= looks;
  return outcome;
}

TEST(Memory, SavesReviewsForALearnerWithKnownForgetting) {
  double spaced_recall = 0;
  double saved = 0;
  constexpr int kSeeds = 20;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const Outcome daily = practise(true, seed);
    const Outcome spaced = practise(false, seed);
    EXPECT_GE(daily.recall, 0.9) << "or the comparison says nothing";
    spaced_recall += spaced.recall / kSeeds;
    saved += (1.0 - static_cast<double>(spaced.reviews) / daily.reviews) / kSeeds;
  }
  RecordProperty("recall", std::to_string(spaced_recall));
  RecordProperty("saved", std::to_string(saved));
  EXPECT_GE(spaced_recall, 0.9);
  EXPECT_GE(saved, 0.3);
}

}  // namespace
}  // namespace attune::practice
