#pragma once

#include <optional>

namespace attune::state {

// How long something must hold before the answer follows it; seconds. [p]
struct SteadyChoiceOptions {
  double begin_s = 0.5;  // the same reading, after none
  double leave_s = 1.2;  // anything else than the reading that is shown
  double least_s = 1.2;  // a reading that is over stays this long for being read
};

// What the evidence speaks for at one moment.
struct Wanted {
  std::optional<int> row;  // nothing: no reading
  bool clearly = false;    // so strongly that it is shown at once
  bool old_over = false;   // hardly anything speaks for what is shown any more
};

// Keeps the shown answer still: a reading that is doubtful for a moment is not taken back, one that
// comes up for a moment is not shown. What is told clearly does not wait.
class SteadyChoice {
 public:
  explicit SteadyChoice(const SteadyChoiceOptions& options = {}) : options_(options) {}

  // The row to show; nothing for no reading. `time_s` must not decrease.
  std::optional<int> follow(const Wanted& wanted, double time_s);
  std::optional<int> shown() const { return shown_; }
  void clear();

 private:
  bool due(const Wanted& wanted, double time_s) const;

  SteadyChoiceOptions options_;
  std::optional<int> shown_;
  double shown_since_s_ = 0.0;
  std::optional<int> next_;        // wanted instead of it
  std::optional<double> since_s_;  // since when; empty while what is shown is wanted
};

}  // namespace attune::state
