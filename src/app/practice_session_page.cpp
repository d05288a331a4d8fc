#include "app/moment_words.hpp"
#include "app/practice_page.hpp"
#include "app/practice_session.hpp"
#include "app/progress_report.hpp"

namespace attune::app {

PracticePage PracticeSession::page() const {
  PracticePage page;
  page.screen = screen_;
  page.probe = sitting_probe_.has_value();
  page.pace = screen_ == Screen::pause && before_pause_ == Screen::loading ? told_pace_
                                                                           : practice::Pace::go_on;
  page.right = right_;
  if (sitting_) {
    page.answered = sitting_->answered();
    page.left = sitting_->left();
    if (const auto current = sitting_->current()) {
      page.why = current->why;
      page.kind = item().kind;
    }
  }
  page.playing = playing_since_s_.has_value();
  if (moment_) {
    page.parts = moment_->parts;
    page.trouble = moment_->trouble;
    if (!moment_->frames.empty()) page.picture = moment_->frames.back()->image.size();
  }
  if (screen_ == Screen::asking) {
    page.question = exercise_->question();
    page.takes_words = exercise_->takes_words();
    page.entry = entry_;
  }
  if (screen_ == Screen::reveal) {
    page.reveal = exercise_->reveal();
    if (analyst_ != nullptr) {
      const MomentReadingPtr reading = analyst_->find(key_of(sitting_->current()->item));
      page.reading = reading ? words_for_moment(*reading, item(), cues_only_)
                             : std::vector<std::string>{"Attune is looking at this moment ..."};
    }
  }
  if (screen_ == Screen::start) {
    page.lesson = lesson().name;
    page.about = lesson().about;
    for (const practice::PlannedItem& planned :
         practice::plan_sitting(lesson(), learner_.progress(), learner_.now_s())) {
      if (planned.why == practice::Why::due) ++page.due;
      if (planned.why == practice::Why::fresh) ++page.fresh;
    }
    page.start_choices = start_choices();
    page.probe_weeks = learner_.probe_weeks().value_or(0);
    page.other_lesson = lessons_[(lesson_ + 1) % lessons_.size()].lesson.name;
    if (marking_) page.mark_clip = marking_->clip;
  }
  if (screen_ == Screen::round) page.round = round_->model();
  if (screen_ == Screen::progress) {
    page.progress =
        make_progress_report({learner_.trials(), learner_.sittings(), learner_.progress(),
                              lesson().items.size(), learner_.now_s()});
  }
  return page;
}

ui::PracticeModel PracticeSession::model() const { return make_practice_page(page()); }

}  // namespace attune::app
