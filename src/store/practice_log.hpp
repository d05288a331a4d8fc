#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace attune::store {

// Times are Unix seconds. Words (lesson, answer, kind, ...) are kept as they are given; what they
// mean is up to the practice.

struct SittingRow {
  std::int64_t number = 0;  // from 1, by profile
  std::string lesson;
  std::int64_t started_at_s = 0;
  std::optional<std::int64_t> ended_at_s;      // empty: broken off
  std::optional<std::int64_t> comfort_before;  // 1 .. 5; empty: not said
  std::optional<std::int64_t> comfort_after;
  std::optional<std::int64_t> probe_weeks;  // a check without help so many weeks after the start
};

// One answered question.
struct TrialRow {
  std::int64_t sitting = 0;
  std::int64_t at_s = 0;
  std::string lesson;
  std::string item;
  std::string face;
  std::string kind;
  std::string asked;
  std::string truth;
  std::string answer;
  bool right = false;
  std::string cue_answer;
  std::optional<bool> cue_right;
  double response_s = 0.0;
  std::optional<std::int64_t> sure;
  std::int64_t help = 0;
  bool new_face = false;
  bool probe = false;
};

// What is known of the learner and one item.
struct ItemRow {
  double stability_days = 0.0;
  double difficulty = 0.0;
  std::int64_t last_at_s = 0;
  std::int64_t due_at_s = 0;
  std::int64_t answered = 0;
};

// Everything that one answer changes.
struct PracticeStep {
  std::vector<TrialRow> trials;
  std::string lesson;
  std::string item;
  std::optional<ItemRow> memory;       // empty: as before
  std::map<std::string, double> help;  // levels that changed
};

// The practice of one profile. A step is written whole or not at all, and is on the disk when
// record() returns: whatever ends the program loses at most the question being answered. Throws
// core::Error{file} as the store does. The store must live longer.
class PracticeLog {
 public:
  PracticeLog(Store& store, ProfileId profile) : database_(store.database()), profile_(profile) {}

  std::int64_t begin_sitting(const SittingRow& sitting);  // gives its number; `number` is ignored
  void end_sitting(std::int64_t number, std::int64_t ended_at_s,
                   std::optional<std::int64_t> comfort_after);
  void record(const PracticeStep& step);

  std::vector<SittingRow> sittings();  // in their order
  std::vector<TrialRow> trials();      // likewise
  std::map<std::string, ItemRow> items(const std::string& lesson);
  std::map<std::string, double> help_levels();

 private:
  Database& database_;
  ProfileId profile_;
};

}  // namespace attune::store
