#include "app/learner.hpp"

#include <fmt/format.h>

#include <utility>

#include "app/practice_records.hpp"
#include "core/error.hpp"

namespace attune::app {

Learner::Learner(store::PracticeLog* log, std::function<std::int64_t()> unix_time_s)
    : log_(log), unix_time_s_(std::move(unix_time_s)) {}

void Learner::keep(const std::function<void(store::PracticeLog&)>& write) {
  if (log_ == nullptr) return;
  try {
    write(*log_);
  } catch (const core::Error& error) {
    notice_ = fmt::format("Not stored: {}", error.what());
  }
}

void Learner::open_lesson(const std::string& lesson) {
  keep([&](store::PracticeLog& log) {
    trials_ = to_trials(log.trials());
    sittings_ = log.sittings();
    progress_ = to_progress(log.items(lesson));
    ladders_ = to_ladders(log.help_levels());
  });
}

std::set<std::string> Learner::known_faces() const {
  std::set<std::string> faces;
  for (const practice::Trial& trial : trials_) faces.insert(trial.face);
  return faces;
}

std::optional<int> Learner::probe_weeks() const {
  std::optional<std::int64_t> first_s;
  std::vector<int> done;
  for (const store::SittingRow& sitting : sittings_) {
    if (is_round(sitting)) continue;
    if (!first_s) first_s = sitting.started_at_s;
    if (sitting.probe_weeks && sitting.ended_at_s) {
      done.push_back(static_cast<int>(*sitting.probe_weeks));
    }
  }
  return practice::open_probe(first_s, done, unix_time_s_());
}

std::int64_t Learner::begin_sitting(store::SittingRow row) {
  row.number = static_cast<std::int64_t>(sittings_.size()) + 1;
  row.started_at_s = unix_time_s_();
  keep([&row](store::PracticeLog& log) { row.number = log.begin_sitting(row); });
  sittings_.push_back(row);
  return row.number;
}

void Learner::end_sitting(std::int64_t number, std::optional<std::int64_t> comfort) {
  const std::int64_t now_s = unix_time_s_();
  if (!sittings_.empty() && sittings_.back().number == number) {
    sittings_.back().ended_at_s = now_s;
    sittings_.back().comfort_after = comfort;
  }
  keep([&](store::PracticeLog& log) { log.end_sitting(number, now_s, comfort); });
}

void Learner::note_practised(const std::string& name) {
  store::SittingRow row;
  row.lesson = name;
  end_sitting(begin_sitting(row), std::nullopt);
}

void Learner::record(std::vector<practice::Trial> made, const practice::Item& item,
                     std::int64_t sitting, bool teaches) {
  const std::int64_t now_s = unix_time_s_();
  for (practice::Trial& trial : made) trial.at_s = now_s;
  const practice::Trial& main = made.back();
  store::PracticeStep step;
  for (const practice::Trial& trial : made) step.trials.push_back(to_row(trial, sitting));
  step.lesson = main.lesson;
  step.item = item.id;
  if (teaches) {
    const auto before = progress_.find(item.id);
    const practice::ItemState state = practice::after_answer(
        before == progress_.end() ? std::nullopt : std::optional(before->second), main.right,
        main.help, now_s);
    progress_[item.id] = state;
    step.memory = to_row(state);
    const auto count = [&](const std::string& key, bool right) {
      ladders_.record(key, right);
      step.help[key] = ladders_.all().at(key).level;
    };
    count(practice::ladder_key(item), main.right);
    if (main.cue_right) count("cue:" + main.cue_answer, *main.cue_right);
  }
  trials_.insert(trials_.end(), made.begin(), made.end());
  keep([&step](store::PracticeLog& log) { log.record(step); });
}

void Learner::record_alone(practice::Trial trial) {
  trial.at_s = unix_time_s_();
  trials_.push_back(trial);
  keep([&trial](store::PracticeLog& log) {
    log.record({{to_row(trial, 0)}, trial.lesson, trial.item, {}, {}});
  });
}

}  // namespace attune::app
