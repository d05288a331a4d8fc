#include "app/practice_records.hpp"

#include <algorithm>
#include <utility>

#include "app/practice_round.hpp"

namespace attune::app {

store::TrialRow to_row(const practice::Trial& trial, std::int64_t sitting) {
  store::TrialRow row;
  row.sitting = sitting;
  row.at_s = trial.at_s;
  row.lesson = trial.lesson;
  row.item = trial.item;
  row.face = trial.face;
  row.kind = std::string(practice::name(trial.kind));
  row.asked = trial.asked;
  row.truth = trial.truth;
  row.answer = trial.answer;
  row.right = trial.right;
  row.cue_answer = trial.cue_answer;
  row.cue_right = trial.cue_right;
  row.response_s = trial.response_s;
  if (trial.sure) row.sure = *trial.sure;
  row.help = static_cast<int>(trial.help);
  row.new_face = trial.new_face;
  row.probe = trial.probe;
  return row;
}

practice::Trial to_trial(const store::TrialRow& row) {
  practice::Trial trial;
  trial.at_s = row.at_s;
  trial.lesson = row.lesson;
  trial.item = row.item;
  trial.face = row.face;
  for (const auto kind : {practice::Kind::cue, practice::Kind::state, practice::Kind::parts}) {
    if (practice::name(kind) == row.kind) trial.kind = kind;
  }
  trial.asked = row.asked;
  trial.truth = row.truth;
  trial.answer = row.answer;
  trial.right = row.right;
  trial.cue_answer = row.cue_answer;
  trial.cue_right = row.cue_right;
  trial.response_s = row.response_s;
  if (row.sure) trial.sure = static_cast<int>(*row.sure);
  trial.help = static_cast<practice::HelpStage>(std::clamp<std::int64_t>(row.help, 0, 3));
  trial.new_face = row.new_face;
  trial.probe = row.probe;
  return trial;
}

std::vector<practice::Trial> to_trials(const std::vector<store::TrialRow>& rows) {
  std::vector<practice::Trial> trials;
  trials.reserve(rows.size());
  for (const store::TrialRow& row : rows) trials.push_back(to_trial(row));
  return trials;
}

store::ItemRow to_row(const practice::ItemState& state) {
  return {state.memory.stability_days, state.memory.difficulty, state.last_s, state.due_s,
          state.answered};
}

practice::Progress to_progress(const std::map<std::string, store::ItemRow>& rows) {
  practice::Progress progress;
  for (const auto& [item, row] : rows) {
    if (!(row.stability_days > 0)) continue;  // nothing that was ever written so; start anew
    progress[item] = {{row.stability_days, std::clamp(row.difficulty, 1.0, 10.0)},
                      row.last_at_s,
                      row.due_at_s,
                      static_cast<int>(row.answered)};
  }
  return progress;
}

bool is_round(const store::SittingRow& row) {
  return row.lesson == kPractisedLive || row.lesson == kPractisedMirror;
}

practice::HelpLadders to_ladders(const std::map<std::string, double>& levels) {
  std::map<std::string, practice::Help> ladders;
  for (const auto& [key, level] : levels) ladders[key] = {level};
  return practice::HelpLadders(std::move(ladders));
}

}  // namespace attune::app
