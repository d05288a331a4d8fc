#include "app/progress_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "app/practice_records.hpp"
#include "app/practice_round.hpp"
#include "practice/vocabulary.hpp"

namespace attune::app {
namespace {

constexpr std::int64_t kDay_s = std::int64_t{24} * 3600;
constexpr std::int64_t kWeek_s = 7 * kDay_s;
constexpr std::size_t kConfusions = 3;  // more would be a list of faults

using practice::Trial;

std::string plural(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string section_title(const std::string& asked) {
  if (asked == "state") return "States";
  if (asked == "state_eyes") return "States, from the eyes alone";
  if (asked == "state_mouth") return "States, from the mouth alone";
  return practice::label_of(asked);
}

std::string row_label(const std::string& asked, const std::string& truth) {
  const auto part = practice::find_part(asked);
  return part ? practice::cue_label(*part, truth) : practice::label_of(truth);
}

std::vector<ui::ProgressPoint> points(const practice::WeekShares& weeks) {
  std::vector<ui::ProgressPoint> result;
  for (const auto& [week, share] : weeks) result.push_back({week, share.right, share.trials});
  return result;
}

std::string summary_line(const practice::Summary& all, std::size_t sittings) {
  std::string text = fmt::format(
      "{} in {}. Right: {}", plural(static_cast<std::size_t>(all.all.trials), "answer", "answers"),
      plural(sittings, "sitting", "sittings"), ui::share_text(all.all.right, all.all.trials));
  if (all.known_faces.trials > 0 && all.new_faces.trials > 0) {
    text += fmt::format(" (known faces {}, new faces {})",
                        ui::share_text(all.known_faces.right, all.known_faces.trials),
                        ui::share_text(all.new_faces.right, all.new_faces.trials));
  } else if (all.new_faces.trials > 0) {
    text += " (all on new faces)";
  }
  text += ".";
  if (all.cue_naming.trials > 0) {
    text += fmt::format(" The telling part named: {}.",
                        ui::share_text(all.cue_naming.right, all.cue_naming.trials));
  }
  if (all.median_response_s) {
    text += fmt::format(" Usual time for an answer: {:.0f} s.", *all.median_response_s);
  }
  return text;
}

std::string comfort_line(const std::vector<store::SittingRow>& sittings) {
  for (auto sitting = sittings.rbegin(); sitting != sittings.rend(); ++sitting) {
    if (!sitting->comfort_before || !sitting->comfort_after) continue;
    return fmt::format("Comfort, last sitting: {} before, {} after, of 5.",
                       *sitting->comfort_before, *sitting->comfort_after);
  }
  return "";
}

// How often, and nothing about how well.
std::string rounds_line(const std::vector<store::SittingRow>& sittings) {
  std::size_t live = 0;
  std::size_t mirror = 0;
  for (const store::SittingRow& sitting : sittings) {
    if (sitting.lesson == kPractisedLive) ++live;
    if (sitting.lesson == kPractisedMirror) ++mirror;
  }
  std::string text;
  if (live > 0) text = fmt::format("with the live picture {}", plural(live, "time", "times"));
  if (mirror > 0) {
    text += fmt::format("{}before the mirror {}", live > 0 ? ", " : "",
                        plural(mirror, "time", "times"));
  }
  return text.empty() ? "" : fmt::format("Also practised: {}.", text);
}

std::string probe_line(const ProgressInput& input) {
  std::map<std::int64_t, practice::Share> checks;  // by sitting
  std::map<std::int64_t, std::int64_t> weeks;
  for (const store::SittingRow& sitting : input.sittings) {
    if (sitting.probe_weeks) weeks[sitting.started_at_s] = *sitting.probe_weeks;
  }
  std::string text;
  for (const auto& [started, week] : weeks) {
    practice::Share share;
    for (const Trial& trial : input.trials) {
      if (!trial.probe || trial.at_s < started || trial.at_s > started + kDay_s) continue;
      ++share.trials;
      if (trial.right) ++share.right;
    }
    if (share.trials == 0) continue;
    text += fmt::format("{}Check without help after {} weeks: {} right.", text.empty() ? "" : " ",
                        week, ui::share_text(share.right, share.trials));
  }
  return text;
}

std::string next_line(const ProgressInput& input) {
  std::size_t due = 0;
  std::int64_t soonest = 0;
  for (const auto& [id, state] : input.items) {
    if (state.due_s <= input.now_s) ++due;
    if (soonest == 0 || state.due_s < soonest) soonest = state.due_s;
  }
  const std::size_t fresh = input.lesson_items - std::min(input.lesson_items, input.items.size());
  if (due > 0) {
    return fmt::format("Next: {} due again, so that {} not forgotten{}.",
                       plural(due, "moment is", "moments are"), due == 1 ? "it is" : "they are",
                       fresh > 0 ? fmt::format("; then {} new", fresh) : "");
  }
  if (fresh > 0) return fmt::format("Next: {} not seen yet.", plural(fresh, "moment", "moments"));
  if (soonest > 0) {
    return fmt::format(
        "Next: the first moment comes back {}. Pauses that grow keep it longer in mind.",
        days_ahead(soonest - input.now_s));
  }
  return "";
}

void add_remark(ui::ProgressModel& model, std::string text) {
  if (!text.empty()) model.remarks.push_back(std::move(text));
}

std::vector<ui::ProgressSection> make_sections(const std::vector<Trial>& trials,
                                               std::int64_t first_s) {
  std::vector<Trial> known;
  std::vector<Trial> fresh;
  for (const Trial& trial : trials) (trial.new_face ? fresh : known).push_back(trial);
  const auto known_weeks = practice::by_week(known, first_s);
  const auto fresh_weeks = practice::by_week(fresh, first_s);
  std::map<std::string, ui::ProgressSection> sections;
  for (const practice::AnswerScore& score : practice::score_answers(trials)) {
    ui::ProgressRow row;
    row.label = row_label(score.asked, score.key);
    const int of = score.counts.hits + score.counts.misses;
    row.total = ui::share_text(score.counts.hits, of);
    const bool compared = score.counts.false_alarms + score.counts.correct_rejections > 0;
    if (compared) row.detail = ui::words_for_sensitivity(score.sensitivity.d_prime, of);
    const std::pair key{score.asked, score.key};
    if (const auto found = known_weeks.find(key); found != known_weeks.end()) {
      row.known = points(found->second);
    }
    if (const auto found = fresh_weeks.find(key); found != fresh_weeks.end()) {
      row.fresh = points(found->second);
    }
    ui::ProgressSection& section = sections[score.asked];
    section.title = section_title(score.asked);
    section.rows.push_back(std::move(row));
  }
  std::vector<ui::ProgressSection> result;
  for (const char* asked :
       {"state", "eyes", "brows", "mouth", "head", "state_eyes", "state_mouth"}) {
    if (sections.contains(asked)) result.push_back(std::move(sections[asked]));
  }
  return result;
}

}  // namespace

std::string days_ahead(std::int64_t seconds) {
  const std::int64_t days = (std::max<std::int64_t>(0, seconds) + kDay_s / 2) / kDay_s;
  if (days == 0) return "today";
  if (days == 1) return "tomorrow";
  return fmt::format("in {} days", days);
}

ui::ProgressModel make_progress_report(const ProgressInput& input) {
  ui::ProgressModel model;
  if (input.trials.empty()) {
    const std::string rounds = rounds_line(input.sittings);
    model.summary = rounds.empty() ? "Nothing was practised yet." : "No lesson was practised yet.";
    add_remark(model, rounds);
    add_remark(model, next_line(input));
    return model;
  }
  std::int64_t first_s = input.trials.front().at_s;
  for (const Trial& trial : input.trials) first_s = std::min(first_s, trial.at_s);
  model.weeks = static_cast<int>(std::max<std::int64_t>(0, input.now_s - first_s) / kWeek_s) + 1;
  const auto sittings =
      static_cast<std::size_t>(std::count_if(input.sittings.begin(), input.sittings.end(),
                                             [](const auto& row) { return !is_round(row); }));
  model.summary = summary_line(practice::summarize(input.trials), sittings);
  // Parts alone are meant to be hard: what is taken for what there says little.
  std::vector<Trial> whole;
  for (const Trial& trial : input.trials) {
    if (!trial.asked.starts_with("state_")) whole.push_back(trial);
  }
  std::size_t told = 0;
  for (const practice::Confusion& confusion : practice::find_confusions(whole)) {
    if (told++ < kConfusions) add_remark(model, practice::sentence(confusion));
  }
  add_remark(model, practice::calibration_sentence(practice::calibration(input.trials)));
  add_remark(model, probe_line(input));
  add_remark(model, comfort_line(input.sittings));
  add_remark(model, rounds_line(input.sittings));
  add_remark(model, next_line(input));
  model.sections = make_sections(input.trials, first_s);
  return model;
}

}  // namespace attune::app
