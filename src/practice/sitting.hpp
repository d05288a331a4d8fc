#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "practice/help.hpp"
#include "practice/lesson.hpp"
#include "practice/memory.hpp"

namespace attune::practice {

// What is known of a learner and one item. Times are Unix seconds.
struct ItemState {
  Memory memory;
  std::int64_t last_s = 0;
  std::int64_t due_s = 0;
  int answered = 0;
};

// By item id; items that were never answered are not in it.
using Progress = std::map<std::string, ItemState>;

// After an answer at `now_s`. A right answer with help counts as hard, without as good; a wrong one
// or "not sure" brings the item back the next day.
ItemState after_answer(const std::optional<ItemState>& before, bool right, HelpStage help,
                       std::int64_t now_s, const MemoryOptions& options = {});

enum class Why { due, fresh, ahead, again, probe };
// Why an item comes now, for the screen: "It is due again."
std::string_view words(Why why);

struct PlannedItem {
  std::size_t item = 0;  // index into the lesson
  Why why = Why::fresh;
};

struct SittingOptions {
  std::size_t most_items = 24;  // about a quarter of an hour
  // Trainings that helped sat 15 to 20 minutes, three or four times a week.
  double suggest_stop_s = 15 * 60;
  double urge_stop_s = 20 * 60;
  std::size_t again_after = 3;  // items between a miss and its return in the same sitting
};

// What to ask: what is due (the longest overdue first), then new items from strong to slight; when
// there is neither, what is due soonest.
std::vector<PlannedItem> plan_sitting(const Lesson& lesson, const Progress& progress,
                                      std::int64_t now_s, const SittingOptions& options = {});

// A check without help: items the learner has met, and as many new ones, up to `most`.
std::vector<PlannedItem> plan_probe(const Lesson& lesson, const Progress& progress,
                                    std::size_t most = 10);

// Which check without help is open now: 2 or 6 weeks after the first sitting. Gains of trainings
// often fade (follow-up effects were a third of a standard deviation and not robust), so they are
// looked at. `done_weeks`: checks that were made. Only the later one when both are open.
std::optional<int> open_probe(std::optional<std::int64_t> first_s,
                              const std::vector<int>& done_weeks, std::int64_t now_s);

enum class Pace { go_on, suggest_stop, urge_stop };

// The queue of one sitting.
class Sitting {
 public:
  Sitting(std::vector<PlannedItem> plan, std::int64_t started_s,
          const SittingOptions& options = {});

  std::optional<PlannedItem> current() const;
  std::optional<PlannedItem> following() const;  // after the current one, unless that is missed
  std::size_t answered() const { return answered_; }
  std::size_t left() const { return queue_.size(); }  // the current one included
  // Goes on to the next item; a missed one comes back once in this sitting.
  void record(bool right);
  Pace pace(std::int64_t now_s) const;

 private:
  SittingOptions options_;
  std::int64_t started_s_;
  std::deque<PlannedItem> queue_;
  std::size_t answered_ = 0;
};

// The ladder of help that a question about an item stands on: "state:happy", "cue:brows".
std::string ladder_key(const Item& item);

}  // namespace attune::practice
