#include "app/practice_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/practice_records.hpp"
#include "app/progress_report.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

using practice::Pace;

std::optional<std::int64_t> comfort_of(std::size_t choice) {
  if (choice >= 5) return std::nullopt;
  return static_cast<std::int64_t>(choice) + 1;
}

}  // namespace

PracticeSession::PracticeSession(std::vector<LoadedLesson> lessons, MomentLoader& loader,
                                 store::PracticeLog* log, core::Clock& clock,
                                 std::function<std::int64_t()> unix_time_s)
    : lessons_(std::move(lessons)),
      loader_(loader),
      log_(log),
      clock_(clock),
      unix_time_s_(std::move(unix_time_s)) {
  ATTUNE_REQUIRE(!lessons_.empty());
  load_learner();
  // The first clip is there by the time the first question is wanted.
  const auto plan = practice::plan_sitting(lesson(), progress_, unix_time_s_());
  if (!plan.empty()) loader_.request(key_of(plan[0].item));
}

const practice::Item& PracticeSession::item() const {
  ATTUNE_REQUIRE(sitting_ && sitting_->current());
  return lesson().items.at(sitting_->current()->item);
}

MomentKey PracticeSession::key_of(std::size_t index) const {
  const practice::Item& wanted = lesson().items.at(index);
  return {lessons_[lesson_].resolve(wanted.source), wanted.time_s, wanted.lead_s};
}

// What cannot be written is told, and practice goes on with what is in memory.
void PracticeSession::keep(const std::function<void(store::PracticeLog&)>& write) {
  if (log_ == nullptr) return;
  try {
    write(*log_);
  } catch (const core::Error& error) {
    notice_ = fmt::format("Not stored: {}", error.what());
  }
}

void PracticeSession::load_learner() {
  keep([this](store::PracticeLog& log) {
    trials_ = to_trials(log.trials());
    sittings_ = log.sittings();
    progress_ = to_progress(log.items(lesson().id));
    ladders_ = to_ladders(log.help_levels());
  });
}

std::optional<int> PracticeSession::probe_weeks() const {
  std::optional<std::int64_t> first_s;
  std::vector<int> done;
  for (const store::SittingRow& sitting : sittings_) {
    if (!first_s) first_s = sitting.started_at_s;
    if (sitting.probe_weeks && sitting.ended_at_s) {
      done.push_back(static_cast<int>(*sitting.probe_weeks));
    }
  }
  return practice::open_probe(first_s, done, unix_time_s_());
}

std::vector<StartChoice> PracticeSession::start_choices() const {
  std::vector<StartChoice> choices{StartChoice::begin};
  if (probe_weeks()) choices.push_back(StartChoice::probe);
  choices.push_back(StartChoice::partner);
  choices.push_back(StartChoice::progress);
  if (lessons_.size() > 1) choices.push_back(StartChoice::other_lesson);
  return choices;
}

void PracticeSession::begin(std::optional<int> probe) {
  const std::int64_t now_s = unix_time_s_();
  sitting_probe_ = probe;
  sitting_.emplace(probe ? practice::plan_probe(lesson(), progress_)
                         : practice::plan_sitting(lesson(), progress_, now_s),
                   now_s);
  known_faces_.clear();
  for (const practice::Trial& trial : trials_) known_faces_.insert(trial.face);
  right_ = 0;
  told_pace_ = Pace::go_on;
  screen_ = Screen::comfort_before;
  if (const auto first = sitting_->current()) loader_.request(key_of(first->item));
}

void PracticeSession::load_current() {
  exercise_.reset();
  moment_ = nullptr;
  playing_since_s_.reset();
  if (!sitting_->current()) {
    screen_ = Screen::comfort_after;
    return;
  }
  screen_ = Screen::loading;
  const MomentKey key = key_of(sitting_->current()->item);
  loader_.drop_all_but({key});
  loader_.request(key);
  update();
}

void PracticeSession::update() {
  const double now_s = clock_.now_s();
  if (screen_ == Screen::loading) {
    moment_ = loader_.find(key_of(sitting_->current()->item));
    if (moment_ != nullptr) {
      if (moment_->frames.empty()) {
        screen_ = Screen::trouble;
      } else {
        ask();
      }
      // The next clip is read while this one is thought about.
      if (const auto following = sitting_->following()) loader_.request(key_of(following->item));
    }
  }
  if (playing_since_s_) {
    const double length_s = moment_->frames.back()->time_s - moment_->frames.front()->time_s;
    if (now_s - *playing_since_s_ >= length_s) {
      playing_since_s_.reset();
      asked_s_ = now_s;
    }
  }
}

void PracticeSession::ask() {
  const practice::HelpStage help =
      sitting_probe_ ? practice::HelpStage::none : ladders_.stage(practice::ladder_key(item()));
  // Another seed each time, so that wrong answers are not learned by heart.
  const auto seed =
      static_cast<std::uint32_t>(unix_time_s_()) + static_cast<std::uint32_t>(trials_.size());
  exercise_.emplace(item(), help, seed);
  screen_ = Screen::asking;
  asked_s_ = clock_.now_s();
  // Parts are stills: the moving face would give them away.
  if (item().kind != practice::Kind::parts) repeat();
}

void PracticeSession::repeat() {
  if (screen_ != Screen::asking && screen_ != Screen::reveal) return;
  if (screen_ == Screen::asking && item().kind == practice::Kind::parts) return;
  if (moment_ && moment_->frames.size() > 1) playing_since_s_ = clock_.now_s();
}

core::FramePtr PracticeSession::frame() const {
  if (!moment_ || moment_->frames.empty()) return nullptr;
  if (screen_ != Screen::asking && screen_ != Screen::reveal) return nullptr;
  if (!playing_since_s_) return moment_->frames.back();
  const double at_s =
      moment_->frames.front()->time_s + std::max(0.0, clock_.now_s() - *playing_since_s_);
  const auto after = std::find_if(moment_->frames.begin(), moment_->frames.end(),
                                  [at_s](const auto& frame) { return frame->time_s > at_s; });
  return after == moment_->frames.begin() ? moment_->frames.front() : *std::prev(after);
}

void PracticeSession::answer(std::size_t choice) {
  if (playing_since_s_ || choice >= exercise_->question().choices.size()) return;
  const double now_s = clock_.now_s();
  exercise_->answer(choice, now_s - asked_s_);
  asked_s_ = now_s;
  if (!exercise_->done()) return;
  record();
  if (exercise_->has_reveal()) {
    screen_ = Screen::reveal;
  } else {
    next();
  }
}

void PracticeSession::record() {
  const std::int64_t now_s = unix_time_s_();
  std::vector<practice::Trial> made = exercise_->trials();
  for (practice::Trial& trial : made) {
    trial.lesson = lesson().id;
    trial.at_s = now_s;
    trial.new_face = !known_faces_.contains(trial.face);
    trial.probe = sitting_probe_.has_value();
  }
  const practice::Trial& main = made.back();
  store::PracticeStep step;
  for (const practice::Trial& trial : made) step.trials.push_back(to_row(trial, sitting_number_));
  step.lesson = lesson().id;
  step.item = item().id;
  // A check measures; it neither teaches nor moves the help.
  if (!sitting_probe_) {
    const auto before = progress_.find(item().id);
    const practice::ItemState state = practice::after_answer(
        before == progress_.end() ? std::nullopt : std::optional(before->second), main.right,
        main.help, now_s);
    progress_[item().id] = state;
    step.memory = to_row(state);
    const auto count = [&](const std::string& key, bool right) {
      ladders_.record(key, right);
      step.help[key] = ladders_.all().at(key).level;
    };
    count(practice::ladder_key(item()), main.right);
    if (main.cue_right) count("cue:" + main.cue_answer, *main.cue_right);
  }
  if (main.right) ++right_;
  trials_.insert(trials_.end(), made.begin(), made.end());
  keep([&step](store::PracticeLog& log) { log.record(step); });
}

void PracticeSession::next() {
  sitting_->record(trials_.empty() || trials_.back().right);
  const Pace pace = sitting_->pace(unix_time_s_());
  if (sitting_->current() && pace != told_pace_) {
    told_pace_ = pace;
    before_pause_ = Screen::loading;
    screen_ = Screen::pause;
    return;
  }
  load_current();
}

void PracticeSession::finish(std::optional<std::int64_t> comfort) {
  const std::int64_t now_s = unix_time_s_();
  if (!sittings_.empty() && sittings_.back().number == sitting_number_) {
    sittings_.back().ended_at_s = now_s;
    sittings_.back().comfort_after = comfort;
  }
  keep([&](store::PracticeLog& log) { log.end_sitting(sitting_number_, now_s, comfort); });
  screen_ = Screen::done;
}

void PracticeSession::start_partner() {
  partner_.emplace(static_cast<std::uint32_t>(unix_time_s_()) +
                   static_cast<std::uint32_t>(trials_.size()));
  screen_ = Screen::partner;
  asked_s_ = clock_.now_s();
}

void PracticeSession::choose_partner(std::size_t choice) {
  const bool guessing = partner_->guessing();
  partner_->choose(choice);
  if (!guessing && partner_->guessing()) asked_s_ = clock_.now_s();
  if (std::optional<practice::Trial> trial = partner_->take_trial()) {
    trial->at_s = unix_time_s_();
    trial->response_s = clock_.now_s() - asked_s_;
    trials_.push_back(*trial);
    keep([&trial](store::PracticeLog& log) {
      log.record({{to_row(*trial, 0)}, trial->lesson, trial->item, {}, {}});
    });
  }
  if (partner_->outcome() == PartnerRound::Outcome::another) start_partner();
  if (partner_->outcome() == PartnerRound::Outcome::back) screen_ = Screen::start;
}

void PracticeSession::stop() {
  switch (screen_) {
    case Screen::asking:
    case Screen::reveal:
    case Screen::trouble:
      playing_since_s_.reset();
      before_pause_ = screen_;
      screen_ = Screen::pause;
      break;
    case Screen::progress:
    case Screen::partner:
    case Screen::done:
    case Screen::comfort_before:
      screen_ = Screen::start;
      break;
    case Screen::start:
    case Screen::loading:
    case Screen::pause:
    case Screen::comfort_after:
      break;
  }
}

void PracticeSession::choose(std::size_t choice) {
  switch (screen_) {
    case Screen::start: {
      const std::vector<StartChoice> choices = start_choices();
      if (choice >= choices.size()) return;
      if (choices[choice] == StartChoice::begin) begin(std::nullopt);
      if (choices[choice] == StartChoice::probe) begin(probe_weeks());
      if (choices[choice] == StartChoice::partner) start_partner();
      if (choices[choice] == StartChoice::progress) screen_ = Screen::progress;
      if (choices[choice] == StartChoice::other_lesson) {
        lesson_ = (lesson_ + 1) % lessons_.size();
        load_learner();
      }
      return;
    }
    case Screen::comfort_before: {
      if (choice >= comfort_choices().size()) return;
      store::SittingRow row;
      row.number = static_cast<std::int64_t>(sittings_.size()) + 1;
      row.lesson = lesson().id;
      row.started_at_s = unix_time_s_();
      row.comfort_before = comfort_of(choice);
      if (sitting_probe_) row.probe_weeks = *sitting_probe_;
      keep([&row](store::PracticeLog& log) { row.number = log.begin_sitting(row); });
      sitting_number_ = row.number;
      sittings_.push_back(row);
      load_current();
      return;
    }
    case Screen::asking:
      answer(choice);
      return;
    case Screen::reveal:
    case Screen::trouble:
      if (choice > 1) return;
      if (choice == 1) {
        if (screen_ == Screen::reveal) sitting_->record(trials_.back().right);
        screen_ = Screen::comfort_after;
      } else if (screen_ == Screen::trouble) {
        sitting_->record(true);
        load_current();
      } else {
        next();
      }
      return;
    case Screen::pause:
      if (choice > 1) return;
      if (choice == 1) {
        screen_ = Screen::comfort_after;
      } else if (before_pause_ == Screen::loading) {
        load_current();
      } else {
        screen_ = before_pause_;
        asked_s_ = clock_.now_s();
      }
      return;
    case Screen::comfort_after:
      if (choice < comfort_choices().size()) finish(comfort_of(choice));
      return;
    case Screen::done:
      if (choice > 1) return;
      screen_ = choice == 0 ? Screen::progress : Screen::start;
      return;
    case Screen::progress:
      if (choice == 0) screen_ = Screen::start;
      return;
    case Screen::partner:
      choose_partner(choice);
      return;
    case Screen::loading:
      return;
  }
}

PracticePage PracticeSession::page() const {
  PracticePage page;
  page.screen = screen_;
  page.probe = sitting_probe_.has_value();
  page.pace =
      screen_ == Screen::pause && before_pause_ == Screen::loading ? told_pace_ : Pace::go_on;
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
  if (screen_ == Screen::asking) page.question = exercise_->question();
  if (screen_ == Screen::reveal) page.reveal = exercise_->reveal();
  if (screen_ == Screen::start) {
    page.lesson = lesson().name;
    page.about = lesson().about;
    const std::int64_t now_s = unix_time_s_();
    for (const practice::PlannedItem& planned :
         practice::plan_sitting(lesson(), progress_, now_s)) {
      if (planned.why == practice::Why::due) ++page.due;
      if (planned.why == practice::Why::fresh) ++page.fresh;
    }
    page.start_choices = start_choices();
    page.probe_weeks = probe_weeks().value_or(0);
    page.other_lesson = lessons_[(lesson_ + 1) % lessons_.size()].lesson.name;
  }
  if (screen_ == Screen::partner) page.partner = partner_->model();
  if (screen_ == Screen::progress) {
    page.progress = make_progress_report(
        {trials_, sittings_, progress_, lesson().items.size(), unix_time_s_()});
  }
  return page;
}

ui::PracticeModel PracticeSession::model() const { return make_practice_page(page()); }

}  // namespace attune::app
