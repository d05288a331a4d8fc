#include "store/practice_log.hpp"

#include <cmath>

#include "core/error.hpp"

namespace attune::store {
namespace {

Value value(const std::optional<std::int64_t>& number) {
  Value cell;
  if (number) cell = *number;
  return cell;
}

Value flag(bool on) { return std::int64_t{on ? 1 : 0}; }

std::optional<std::int64_t> optional_integer(const Value& cell) {
  if (is_null(cell)) return std::nullopt;
  return integer(cell);
}

}  // namespace

std::int64_t PracticeLog::begin_sitting(const SittingRow& sitting) {
  Transaction transaction(database_);
  const std::int64_t number =
      integer(database_
                  .query("SELECT coalesce(max(number), 0) + 1 FROM sitting WHERE profile_id = ?",
                         {profile_.value})
                  .at(0)
                  .at(0));
  database_.query(
      "INSERT INTO sitting (profile_id, number, lesson, started_at_s, comfort_before, probe_weeks) "
      "VALUES (?, ?, ?, ?, ?, ?)",
      {profile_.value, number, sitting.lesson, sitting.started_at_s, value(sitting.comfort_before),
       value(sitting.probe_weeks)});
  transaction.commit();
  return number;
}

void PracticeLog::end_sitting(std::int64_t number, std::int64_t ended_at_s,
                              std::optional<std::int64_t> comfort_after) {
  database_.query(
      "UPDATE sitting SET ended_at_s = ?, comfort_after = ? WHERE profile_id = ? AND number = ?",
      {ended_at_s, value(comfort_after), profile_.value, number});
}

void PracticeLog::record(const PracticeStep& step) {
  Transaction transaction(database_);
  for (const TrialRow& trial : step.trials) {
    ATTUNE_REQUIRE(std::isfinite(trial.response_s));
    Value cue_right;
    if (trial.cue_right) cue_right = flag(*trial.cue_right);
    database_.query(
        "INSERT INTO trial (profile_id, number, sitting, at_s, lesson, item, face, kind, asked, "
        "truth, answer, right, cue_answer, cue_right, response_s, sure, help, new_face, probe) "
        "VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM trial WHERE profile_id = ?1), "
        "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        {profile_.value, trial.sitting, trial.at_s, trial.lesson, trial.item, trial.face,
         trial.kind, trial.asked, trial.truth, trial.answer, flag(trial.right), trial.cue_answer,
         cue_right, trial.response_s, value(trial.sure), trial.help, flag(trial.new_face),
         flag(trial.probe)});
  }
  if (step.memory) {
    database_.query("INSERT OR REPLACE INTO item_memory VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    {profile_.value, step.lesson, step.item, step.memory->stability_days,
                     step.memory->difficulty, step.memory->last_at_s, step.memory->due_at_s,
                     step.memory->answered});
  }
  for (const auto& [key, level] : step.help) {
    database_.query("INSERT OR REPLACE INTO help_level VALUES (?, ?, ?)",
                    {profile_.value, key, level});
  }
  transaction.commit();
}

std::vector<SittingRow> PracticeLog::sittings() {
  std::vector<SittingRow> sittings;
  for (const Row& row : database_.query(
           "SELECT number, lesson, started_at_s, ended_at_s, comfort_before, comfort_after, "
           "probe_weeks FROM sitting WHERE profile_id = ? ORDER BY number",
           {profile_.value})) {
    sittings.push_back({integer(row.at(0)), text(row.at(1)), integer(row.at(2)),
                        optional_integer(row.at(3)), optional_integer(row.at(4)),
                        optional_integer(row.at(5)), optional_integer(row.at(6))});
  }
  return sittings;
}

std::vector<TrialRow> PracticeLog::trials() {
  std::vector<TrialRow> trials;
  for (const Row& row : database_.query(
           "SELECT sitting, at_s, lesson, item, face, kind, asked, truth, answer, right, "
           "cue_answer, cue_right, response_s, sure, help, new_face, probe FROM trial "
           "WHERE profile_id = ? ORDER BY number",
           {profile_.value})) {
    TrialRow trial;
    trial.sitting = integer(row.at(0));
    trial.at_s = integer(row.at(1));
    trial.lesson = text(row.at(2));
    trial.item = text(row.at(3));
    trial.face = text(row.at(4));
    trial.kind = text(row.at(5));
    trial.asked = text(row.at(6));
    trial.truth = text(row.at(7));
    trial.answer = text(row.at(8));
    trial.right = integer(row.at(9)) != 0;
    trial.cue_answer = text(row.at(10));
    if (const auto cue_right = optional_integer(row.at(11))) trial.cue_right = *cue_right != 0;
    trial.response_s = real(row.at(12));
    trial.sure = optional_integer(row.at(13));
    trial.help = integer(row.at(14));
    trial.new_face = integer(row.at(15)) != 0;
    trial.probe = integer(row.at(16)) != 0;
    trials.push_back(std::move(trial));
  }
  return trials;
}

std::map<std::string, ItemRow> PracticeLog::items(const std::string& lesson) {
  std::map<std::string, ItemRow> items;
  for (const Row& row :
       database_.query("SELECT item, stability_days, difficulty, last_at_s, due_at_s, answered "
                       "FROM item_memory WHERE profile_id = ? AND lesson = ?",
                       {profile_.value, lesson})) {
    items[text(row.at(0))] = {real(row.at(1)), real(row.at(2)), integer(row.at(3)),
                              integer(row.at(4)), integer(row.at(5))};
  }
  return items;
}

std::map<std::string, double> PracticeLog::help_levels() {
  std::map<std::string, double> levels;
  for (const Row& row : database_.query("SELECT key, level FROM help_level WHERE profile_id = ?",
                                        {profile_.value})) {
    levels[text(row.at(0))] = real(row.at(1));
  }
  return levels;
}

}  // namespace attune::store
