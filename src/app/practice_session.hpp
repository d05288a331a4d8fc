#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/learner.hpp"
#include "app/lesson_files.hpp"
#include "app/moment_analyst.hpp"
#include "app/moment_loader.hpp"
#include "app/practice_page.hpp"
#include "app/practice_round.hpp"
#include "core/clock.hpp"
#include "practice/exercise.hpp"
#include "practice/sitting.hpp"
#include "store/practice_log.hpp"
#include "ui/practice_view.hpp"

namespace attune::app {

// A way to make a lesson of one's own clip, offered on the start page.
struct MarkingOffer {
  std::string clip;                                      // its name, for the screen
  std::function<std::unique_ptr<PracticeRound>()> make;  // may throw core::Error
};

// The practice of one person at one window: start, comfort, questions, reveals, a stop in time, and
// the progress. Knows nothing of the window; one thread.
class PracticeSession {
 public:
  // `log`: null when nothing can be kept (then `notice` says why, and practice goes on without).
  // `unix_time_s`: the wall clock. Loader, log and clock must live longer.
  PracticeSession(std::vector<LoadedLesson> lessons, MomentLoader& loader, store::PracticeLog* log,
                  core::Clock& clock, std::function<std::int64_t()> unix_time_s);

  // Reads the moments too, for the reveals; must live longer.
  void set_analyst(MomentAnalyst& analyst) { analyst_ = &analyst; }
  // Empty: there is no clip to mark moments of.
  void offer_marking(std::optional<MarkingOffer> offer) { marking_ = std::move(offer); }
  // What Attune reads then names no states.
  void set_cues_only(bool cues_only) { cues_only_ = cues_only; }

  // One line that the user should know of, e.g. that the disk is full; empty when there is none.
  const std::string& notice() const { return learner_.notice(); }
  void set_notice(std::string notice) { learner_.set_notice(std::move(notice)); }

  // Takes in what was loaded, and moves the clip on. Call before model() and frame().
  void update();
  // Something moves or is awaited by itself: call update() again soon.
  bool busy() const;
  PracticeScreen screen() const { return screen_; }

  ui::PracticeModel model() const;  // the picture's texture is the caller's to fill in
  core::FramePtr frame() const;     // of the picture; null when there is none

  void choose(std::size_t choice);
  // Takes a key that is part of a typed answer or means something in a round; false when it does
  // not.
  bool press(const ui::KeyPress& press);
  // Leaves the page for a way to practise of its own.
  void open_round(std::unique_ptr<PracticeRound> round);
  // Something is read live, and its results are wanted.
  bool wants_live() const { return round_ != nullptr && round_->wants_live(); }
  void accept(const core::FrameAnalysis& analysis);

  void repeat();  // the clip once more
  void stop();    // asks whether to finish; on other pages goes back

 private:
  using Screen = PracticeScreen;

  const practice::Lesson& lesson() const { return lessons_[lesson_].lesson; }
  const practice::Item& item() const;
  MomentKey key_of(std::size_t item) const;
  std::vector<StartChoice> start_choices() const;
  void begin(std::optional<int> probe);
  void load_current();
  void read_ahead();
  void ask();
  void answer(std::size_t choice);
  void record();
  void next();
  void start(StartChoice choice);
  void choose_in_round(std::size_t choice);
  void leave_round();
  void finish(std::optional<std::int64_t> comfort);

  PracticePage page() const;

  std::vector<LoadedLesson> lessons_;
  MomentLoader& loader_;
  core::Clock& clock_;
  Learner learner_;
  MomentAnalyst* analyst_ = nullptr;
  std::optional<MarkingOffer> marking_;
  bool cues_only_ = false;

  std::size_t lesson_ = 0;
  Screen screen_ = Screen::start;
  Screen before_pause_ = Screen::start;
  std::optional<practice::Sitting> sitting_;
  std::int64_t sitting_number_ = 0;
  std::optional<int> sitting_probe_;
  std::set<std::string> known_faces_;  // of earlier sittings
  int right_ = 0;                      // in this sitting
  practice::Pace told_pace_ = practice::Pace::go_on;
  std::optional<practice::Exercise> exercise_;
  std::optional<WordEntry> entry_;  // the answer is being typed
  MomentPtr moment_;
  std::unique_ptr<PracticeRound> round_;
  std::optional<double> playing_since_s_;
  double asked_s_ = 0.0;
};

}  // namespace attune::app
