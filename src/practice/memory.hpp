#pragma once

#include <array>
#include <optional>

namespace attune::practice {

// How an item went, as the scheduler counts it.
enum class Rating { again = 1, hard = 2, good = 3, easy = 4 };

// What is supposed to be left of an item in the learner's memory.
struct Memory {
  double stability_days = 0.0;  // after so long it is recalled with 90 % likelihood
  double difficulty = 0.0;      // [1,10]
};

// FSRS-5, the free spaced repetition scheduler: Ye, Su and Cao, "A stochastic shortest path
// algorithm for optimizing spaced repetition scheduling", KDD 2022, in the fifth published version
// of its formulas (open-spaced-repetition, wiki "The Algorithm"), with its published weights. It
// was fitted to flash cards; for reading faces it is a sensible start, no more.
struct MemoryOptions {
  std::array<double, 19> weights{0.40255, 1.18385, 3.173,  15.69105, 7.1949, 0.5345, 1.4604,
                                 0.0046,  1.54575, 0.1192, 1.01925,  1.9395, 0.11,   0.29605,
                                 2.2698,  0.2315,  2.9898, 0.51655,  0.6621};
  double wanted_recall = 0.9;  // an item comes back when its likelihood has fallen to this
  double longest_interval_days = 120.0;  // longer would outlive the reason to practise
};

// Likelihood of recall after so many days, [0,1].
double recall(const Memory& memory, double days);

// After an answer. `before`: empty for an item that was never answered. `days` since the answer
// before; less than one counts as the same day, parts of days are dropped, as in the published
// version.
Memory after_review(const std::optional<Memory>& before, double days, Rating rating,
                    const MemoryOptions& options = {});

// Days until the item should come back; at least one.
double next_interval_days(const Memory& memory, const MemoryOptions& options = {});

}  // namespace attune::practice
