#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "practice/help.hpp"
#include "practice/score.hpp"
#include "practice/sitting.hpp"
#include "store/practice_log.hpp"

namespace attune::app {

// Who practises: what is known of them, and how it is kept. What cannot be written is told by
// notice(), and practice goes on with what is in memory.
class Learner {
 public:
  // `log`: null when nothing can be kept; must live longer. `unix_time_s`: the wall clock.
  Learner(store::PracticeLog* log, std::function<std::int64_t()> unix_time_s);

  // Takes up what is kept about the items of this lesson, too.
  void open_lesson(const std::string& lesson);

  const practice::Progress& progress() const { return progress_; }  // of the lesson
  const practice::HelpLadders& ladders() const { return ladders_; }
  const std::vector<practice::Trial>& trials() const { return trials_; }
  const std::vector<store::SittingRow>& sittings() const { return sittings_; }
  std::set<std::string> known_faces() const;
  std::int64_t now_s() const { return unix_time_s_(); }
  // The check without help that is open now: so many weeks after the start.
  std::optional<int> probe_weeks() const;

  // `row.number` and its start are filled in here. Gives the number.
  std::int64_t begin_sitting(store::SittingRow row);
  void end_sitting(std::int64_t number, std::optional<std::int64_t> comfort);
  // That something without answers was practised, and no more than that.
  void note_practised(const std::string& name);
  // The answers about one item, the main one last. They move its memory and the help when
  // `teaches`; a check measures, it does neither.
  void record(std::vector<practice::Trial> made, const practice::Item& item, std::int64_t sitting,
              bool teaches);
  // An answer about a person, who is no item to come back to.
  void record_alone(practice::Trial trial);

  // One line that the user should know of, e.g. that the disk is full; empty when there is none.
  const std::string& notice() const { return notice_; }
  void set_notice(std::string notice) { notice_ = std::move(notice); }

 private:
  void keep(const std::function<void(store::PracticeLog&)>& write);

  store::PracticeLog* log_;
  std::function<std::int64_t()> unix_time_s_;
  std::string notice_;
  // Copies of what the log holds.
  practice::Progress progress_;
  practice::HelpLadders ladders_;
  std::vector<practice::Trial> trials_;
  std::vector<store::SittingRow> sittings_;
};

}  // namespace attune::app
