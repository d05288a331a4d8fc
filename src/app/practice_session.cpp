#include "app/practice_session.hpp"

#include <algorithm>
#include <utility>

#include "app/live_round.hpp"
#include "app/mirror_round.hpp"
#include "app/partner_round.hpp"
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
      clock_(clock),
      learner_(log, std::move(unix_time_s)) {
  ATTUNE_REQUIRE(!lessons_.empty());
  learner_.open_lesson(lesson().id);
  // The first clip is there by the time the first question is wanted.
  const auto plan = practice::plan_sitting(lesson(), learner_.progress(), learner_.now_s());
  if (!plan.empty()) loader_.request(key_of(plan[0].item));
}

bool PracticeSession::busy() const {
  const bool reading = screen_ == Screen::reveal && analyst_ != nullptr &&
                       analyst_->find(key_of(sitting_->current()->item)) == nullptr;
  if (screen_ == Screen::round) return round_->busy();
  return screen_ == Screen::loading || playing_since_s_.has_value() || reading;
}

const practice::Item& PracticeSession::item() const {
  ATTUNE_REQUIRE(sitting_ && sitting_->current());
  return lesson().items.at(sitting_->current()->item);
}

MomentKey PracticeSession::key_of(std::size_t index) const {
  const practice::Item& wanted = lesson().items.at(index);
  return {lessons_[lesson_].resolve(wanted.source), wanted.time_s, wanted.lead_s};
}

std::vector<StartChoice> PracticeSession::start_choices() const {
  std::vector<StartChoice> choices{StartChoice::begin};
  if (learner_.probe_weeks()) choices.push_back(StartChoice::probe);
  choices.push_back(StartChoice::partner);
  choices.push_back(StartChoice::progress);
  choices.push_back(StartChoice::live);
  choices.push_back(StartChoice::mirror);
  if (marking_) choices.push_back(StartChoice::mark);
  if (lessons_.size() > 1) choices.push_back(StartChoice::other_lesson);
  return choices;
}

void PracticeSession::begin(std::optional<int> probe) {
  const std::int64_t now_s = learner_.now_s();
  sitting_probe_ = probe;
  sitting_.emplace(probe ? practice::plan_probe(lesson(), learner_.progress())
                         : practice::plan_sitting(lesson(), learner_.progress(), now_s),
                   now_s);
  known_faces_ = learner_.known_faces();
  right_ = 0;
  told_pace_ = Pace::go_on;
  screen_ = Screen::comfort_before;
  if (const auto first = sitting_->current()) {
    loader_.request(key_of(first->item));
    if (analyst_ != nullptr) analyst_->request(key_of(first->item));
  }
}

void PracticeSession::load_current() {
  exercise_.reset();
  entry_.reset();
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
  if (analyst_ != nullptr) analyst_->drop_all_but({key});
  update();
}

void PracticeSession::update() {
  const double now_s = clock_.now_s();
  if (screen_ == Screen::round) round_->update();
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
  read_ahead();
  if (playing_since_s_) {
    const double length_s = moment_->frames.back()->time_s - moment_->frames.front()->time_s;
    if (now_s - *playing_since_s_ >= length_s) {
      playing_since_s_.reset();
      asked_s_ = now_s;
    }
  }
}

// Once this moment is read, the next one: it takes as long as a learner thinks.
void PracticeSession::read_ahead() {
  if (analyst_ == nullptr || (screen_ != Screen::asking && screen_ != Screen::reveal)) return;
  const auto following = sitting_->following();
  if (following && analyst_->find(key_of(sitting_->current()->item)) != nullptr) {
    analyst_->request(key_of(following->item));
  }
}

void PracticeSession::ask() {
  const practice::HelpStage help = sitting_probe_
                                       ? practice::HelpStage::none
                                       : learner_.ladders().stage(practice::ladder_key(item()));
  // Another seed each time, so that wrong answers are not learned by heart.
  const auto seed = static_cast<std::uint32_t>(learner_.now_s()) +
                    static_cast<std::uint32_t>(learner_.trials().size());
  exercise_.emplace(item(), help, seed);
  screen_ = Screen::asking;
  asked_s_ = clock_.now_s();
  // While the learner looks and thinks.
  if (analyst_ != nullptr) analyst_->request(key_of(sitting_->current()->item));
  // Parts are stills: the moving face would give them away.
  if (item().kind != practice::Kind::parts) repeat();
}

void PracticeSession::repeat() {
  if (screen_ != Screen::asking && screen_ != Screen::reveal) return;
  if (screen_ == Screen::asking && item().kind == practice::Kind::parts) return;
  if (moment_ && moment_->frames.size() > 1) playing_since_s_ = clock_.now_s();
}

core::FramePtr PracticeSession::frame() const {
  if (screen_ == Screen::round) return round_->frame();
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
  if (playing_since_s_) return;
  const std::vector<practice::Choice>& choices = exercise_->question().choices;
  const double response_s = clock_.now_s() - asked_s_;
  if (entry_) {
    const std::vector<std::string> keys = typed_choices(*entry_);
    if (choice >= keys.size()) return;
    entry_.reset();
    if (keys[choice] == practice::kNotSure) {
      exercise_->answer(choices.size() - 1, response_s);  // where it always stands
    } else {
      exercise_->answer_in_words(keys[choice], response_s);
    }
  } else if (choice == choices.size() && exercise_->takes_words()) {
    entry_.emplace();
    return;
  } else if (choice < choices.size()) {
    exercise_->answer(choice, response_s);
  } else {
    return;
  }
  asked_s_ = clock_.now_s();
  if (!exercise_->done()) return;
  record();
  if (exercise_->has_reveal()) {
    screen_ = Screen::reveal;
  } else {
    next();
  }
}

void PracticeSession::record() {
  std::vector<practice::Trial> made = exercise_->trials();
  for (practice::Trial& trial : made) {
    trial.lesson = lesson().id;
    trial.new_face = !known_faces_.contains(trial.face);
    trial.probe = sitting_probe_.has_value();
  }
  if (made.back().right) ++right_;
  learner_.record(std::move(made), item(), sitting_number_, !sitting_probe_);
}

void PracticeSession::next() {
  sitting_->record(learner_.trials().empty() || learner_.trials().back().right);
  const Pace pace = sitting_->pace(learner_.now_s());
  if (sitting_->current() && pace != told_pace_) {
    told_pace_ = pace;
    before_pause_ = Screen::loading;
    screen_ = Screen::pause;
    return;
  }
  load_current();
}

void PracticeSession::finish(std::optional<std::int64_t> comfort) {
  learner_.end_sitting(sitting_number_, comfort);
  screen_ = Screen::done;
}

void PracticeSession::open_round(std::unique_ptr<PracticeRound> round) {
  round_ = std::move(round);
  screen_ = Screen::round;
}

void PracticeSession::accept(const core::FrameAnalysis& analysis) {
  if (wants_live()) round_->accept(analysis);
}

void PracticeSession::choose_in_round(std::size_t choice) {
  round_->choose(choice);
  if (const std::optional<practice::Trial> trial = round_->take_trial()) {
    learner_.record_alone(*trial);
  }
  if (round_->outcome() == PracticeRound::Outcome::another) start(StartChoice::partner);
  if (round_->outcome() == PracticeRound::Outcome::back) leave_round();
}

void PracticeSession::leave_round() {
  const std::string name = round_->practised_as();
  if (!name.empty()) learner_.note_practised(name);
  round_.reset();
  screen_ = Screen::start;
}

bool PracticeSession::press(const ui::KeyPress& press) {
  if (screen_ == Screen::round) return round_->press(press);
  return screen_ == Screen::asking && entry_ && !playing_since_s_ && entry_->press(press);
}

void PracticeSession::stop() {
  if (screen_ == Screen::asking && entry_) {
    entry_.reset();
    return;
  }
  switch (screen_) {
    case Screen::asking:
    case Screen::reveal:
    case Screen::trouble:
      playing_since_s_.reset();
      before_pause_ = screen_;
      screen_ = Screen::pause;
      break;
    case Screen::round:
      leave_round();
      break;
    case Screen::progress:
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

void PracticeSession::start(StartChoice choice) {
  const std::uint32_t seed = static_cast<std::uint32_t>(learner_.now_s()) +
                             static_cast<std::uint32_t>(learner_.trials().size());
  switch (choice) {
    case StartChoice::begin:
      begin(std::nullopt);
      break;
    case StartChoice::probe:
      begin(learner_.probe_weeks());
      break;
    case StartChoice::partner:
      open_round(std::make_unique<PartnerRound>(seed, clock_));
      break;
    case StartChoice::progress:
      screen_ = Screen::progress;
      break;
    case StartChoice::live:
      open_round(std::make_unique<LiveRound>(seed));
      break;
    case StartChoice::mirror:
      open_round(std::make_unique<MirrorRound>(seed));
      break;
    case StartChoice::mark:
      try {
        open_round(marking_->make());
      } catch (const core::Error& error) {
        set_notice(error.what());
      }
      break;
    case StartChoice::other_lesson:
      lesson_ = (lesson_ + 1) % lessons_.size();
      learner_.open_lesson(lesson().id);
      break;
  }
}

void PracticeSession::choose(std::size_t choice) {
  switch (screen_) {
    case Screen::start: {
      const std::vector<StartChoice> choices = start_choices();
      if (choice < choices.size()) start(choices[choice]);
      return;
    }
    case Screen::comfort_before: {
      if (choice >= comfort_choices().size()) return;
      store::SittingRow row;
      row.lesson = lesson().id;
      row.comfort_before = comfort_of(choice);
      if (sitting_probe_) row.probe_weeks = *sitting_probe_;
      sitting_number_ = learner_.begin_sitting(row);
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
        if (screen_ == Screen::reveal) sitting_->record(learner_.trials().back().right);
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
    case Screen::round:
      choose_in_round(choice);
      return;
    case Screen::loading:
      return;
  }
}

}  // namespace attune::app
