#include "practice/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune::practice {
namespace {

constexpr std::int64_t kWeek_s = std::int64_t{7} * 24 * 3600;
constexpr int kEnoughToSay = 5;  // trials at a step of sureness

void count(Share& share, bool right) {
  ++share.trials;
  if (right) ++share.right;
}

double rate(const Share& share) {
  return static_cast<double>(share.right) / static_cast<double>(share.trials);
}

}  // namespace

std::vector<AnswerScore> score_answers(const std::vector<Trial>& trials) {
  std::map<std::string, std::set<std::string>> truths;  // by what was asked
  for (const Trial& trial : trials) truths[trial.asked].insert(trial.truth);
  std::vector<AnswerScore> scores;
  for (const auto& [asked, keys] : truths) {
    for (const std::string& key : keys) {
      AnswerScore score{asked, key, {}, {}};
      for (const Trial& trial : trials) {
        if (trial.asked != asked) continue;
        // A second right answer of an item is no false alarm.
        const bool said = trial.answer == key;
        if (trial.truth == key) {
          ++(trial.right ? score.counts.hits : score.counts.misses);
        } else if (!(said && trial.right)) {
          ++(said ? score.counts.false_alarms : score.counts.correct_rejections);
        }
      }
      score.sensitivity = sensitivity(score.counts);
      scores.push_back(std::move(score));
    }
  }
  return scores;
}

std::vector<Confusion> find_confusions(const std::vector<Trial>& trials, int least) {
  std::map<std::pair<std::string, std::string>, int> of_truth;
  std::map<std::pair<std::string, std::pair<std::string, std::string>>, int> taken;
  for (const Trial& trial : trials) {
    ++of_truth[{trial.asked, trial.truth}];
    if (!trial.right && trial.answer != kNotSure) {
      ++taken[{trial.asked, {trial.truth, trial.answer}}];
    }
  }
  std::vector<Confusion> confusions;
  for (const auto& [what, times] : taken) {
    const int all = of_truth[{what.first, what.second.first}];
    if (times < least || 4 * times < all) continue;
    confusions.push_back({what.first, what.second.first, what.second.second, times, all});
  }
  std::stable_sort(confusions.begin(), confusions.end(),
                   [](const Confusion& a, const Confusion& b) { return a.count > b.count; });
  return confusions;
}

std::string sentence(const Confusion& confusion) {
  const bool state = confusion.asked == "state";
  const std::optional<Part> asked = find_part(confusion.asked);
  const auto label = [&](const std::string& key) {
    return asked ? cue_label(*asked, key) : label_of(key);
  };
  std::string text = fmt::format("{}ou often take \"{}\" for \"{}\".",
                                 state ? "Y" : label_of(confusion.asked) + ": y",
                                 label(confusion.truth), label(confusion.answer));
  if (state) {
    const std::string_view hint = difference(confusion.truth, confusion.answer);
    if (!hint.empty()) text += fmt::format(" {}", hint);
    return text;
  }
  if (asked) {
    if (const Answer* truth = find_cue_answer(*asked, confusion.truth)) {
      text += fmt::format(" {} is: {}.", truth->label, truth->looks);
    }
  }
  return text;
}

std::array<Share, 3> calibration(const std::vector<Trial>& trials) {
  std::array<Share, 3> steps{};
  for (const Trial& trial : trials) {
    if (trial.sure && *trial.sure >= 0 && *trial.sure < 3) {
      count(steps[static_cast<std::size_t>(*trial.sure)], trial.right);
    }
  }
  return steps;
}

std::string calibration_sentence(const std::array<Share, 3>& steps) {
  const Share& guess = steps[0];
  const Share& sure = steps[2];
  if (sure.trials >= kEnoughToSay) {
    std::string text =
        fmt::format("When you felt sure, you were right {} of {} times.", sure.right, sure.trials);
    if (rate(sure) < 0.7) text += " A second look at the cues may help then.";
    return text;
  }
  if (guess.trials >= kEnoughToSay) {
    std::string text =
        fmt::format("When you guessed, you were right {} of {} times.", guess.right, guess.trials);
    if (rate(guess) > 0.7) text += " You see more than you trust yourself to.";
    return text;
  }
  return "";
}

Summary summarize(const std::vector<Trial>& trials) {
  Summary summary;
  std::vector<double> times;
  for (const Trial& trial : trials) {
    count(summary.all, trial.right);
    count(trial.new_face ? summary.new_faces : summary.known_faces, trial.right);
    if (trial.cue_right) count(summary.cue_naming, *trial.cue_right);
    times.push_back(trial.response_s);
  }
  if (!times.empty()) {
    std::sort(times.begin(), times.end());
    const std::size_t middle = times.size() / 2;
    summary.median_response_s =
        times.size() % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
  }
  return summary;
}

std::map<std::pair<std::string, std::string>, WeekShares> by_week(const std::vector<Trial>& trials,
                                                                  std::int64_t first_s) {
  std::map<std::pair<std::string, std::string>, WeekShares> result;
  for (const Trial& trial : trials) {
    const int week = static_cast<int>(std::max<std::int64_t>(0, trial.at_s - first_s) / kWeek_s);
    count(result[{trial.asked, trial.truth}][week], trial.right);
  }
  return result;
}

}  // namespace attune::practice
