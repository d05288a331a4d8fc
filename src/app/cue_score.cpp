#include "app/cue_score.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attune::app {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr const char* kUnreadable = "unreadable";

// One picture of one column.
struct Case {
  std::string truth;
  std::string answer;  // kUnreadable without one
  std::optional<double> contact;
};
using Cases = std::vector<const Case*>;

double ratio(double part, double whole) { return whole > 0 ? part / whole : kNaN; }

struct Counts {
  int hit = 0;    // rated so and answered so
  int rated = 0;  // rated so
  int said = 0;   // answered so

  double precision() const { return ratio(hit, said); }
  double recall() const { return ratio(hit, rated); }
  double f1() const { return ratio(2.0 * hit, rated + said); }
};

std::map<std::string, Counts> count(const Cases& cases) {
  std::map<std::string, Counts> counts;
  for (const Case* c : cases) {
    ++counts[c->truth].rated;
    ++counts[c->answer].said;
    if (c->truth == c->answer) ++counts[c->truth].hit;
  }
  return counts;
}

// Agreement beyond chance (Cohen 1960).
double kappa(const std::map<std::string, Counts>& counts, double n) {
  if (n == 0.0) return kNaN;
  double agreed = 0.0;
  double by_chance = 0.0;
  for (const auto& [word, c] : counts) {
    agreed += c.hit / n;
    by_chance += (c.rated / n) * (c.said / n);
  }
  return ratio(agreed - by_chance, 1.0 - by_chance);
}

double macro_f1(const std::map<std::string, Counts>& counts) {
  double sum = 0.0;
  int classes = 0;
  for (const auto& [word, c] : counts) {
    if (c.rated == 0) continue;
    sum += c.f1();
    ++classes;
  }
  return ratio(sum, classes);
}

// Share of pairs, one of contact and one of away, in which contact has the higher likelihood; ties
// count half (Mann-Whitney).
double auc(const Cases& cases, bool with_unreadable) {
  std::vector<std::pair<double, bool>> ranked;  // likelihood, rated contact
  for (const Case* c : cases) {
    const bool contact = c->truth == "contact";
    if (!contact && c->truth != "away") continue;
    if (!c->contact && !with_unreadable) continue;
    ranked.emplace_back(c->contact.value_or(contact ? -1.0 : 2.0), contact);
  }
  std::sort(ranked.begin(), ranked.end());
  double below = 0.0;  // away cases below
  double won = 0.0;
  double contacts = 0.0;
  for (std::size_t i = 0; i < ranked.size();) {
    std::size_t end = i;
    double tied_away = 0.0;
    double tied_contact = 0.0;
    for (; end < ranked.size() && ranked[end].first == ranked[i].first; ++end) {
      (ranked[end].second ? tied_contact : tied_away) += 1.0;
    }
    won += tied_contact * (below + tied_away / 2.0);
    below += tied_away;
    contacts += tied_contact;
    i = end;
  }
  return ratio(won, contacts * below);
}

std::map<std::string, double> measure(const std::string& column, const Cases& cases) {
  std::map<std::string, double> measures;
  Cases answered;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(answered),
               [](const Case* c) { return c->answer != kUnreadable; });
  const std::map<std::string, Counts> counts = count(answered);
  measures["kappa"] = kappa(counts, static_cast<double>(answered.size()));
  measures["macro_f1"] = macro_f1(counts);
  if (column != "gaze") return measures;
  std::map<std::string, Counts> all = count(cases);
  measures["auc"] = auc(cases, false);
  measures["auc_all"] = auc(cases, true);
  for (const std::string word : {"contact", "away"}) {
    measures["precision_" + word] = all[word].precision();
    measures["recall_" + word] = all[word].recall();
    measures["f1_" + word] = all[word].f1();
  }
  measures["f1_closed"] = all["closed"].f1();
  return measures;
}

std::vector<Case> cases_of(const std::vector<RatedAnswer>& pictures, const std::string& column) {
  std::vector<Case> cases;
  for (const RatedAnswer& picture : pictures) {
    const auto rated = picture.rated.ratings.find(column);
    if (rated == picture.rated.ratings.end()) continue;
    Case c{rated->second, kUnreadable, std::nullopt};
    if (picture.answer) {
      const auto said = picture.answer->answers.find(column);
      if (said != picture.answer->answers.end()) c.answer = said->second;
      c.contact = picture.answer->contact;
    }
    cases.push_back(std::move(c));
  }
  return cases;
}

ColumnScore score_column(const std::string& column, const std::vector<Case>& cases,
                         const BootstrapOptions& bootstrap) {
  ColumnScore score;
  score.column = column;
  Cases all;
  for (const Case& c : cases) {
    all.push_back(&c);
    ++score.confusion[c.truth][c.answer];
    ++score.n;
    if (c.answer == kUnreadable) ++score.n_unreadable;
  }
  for (const auto& [name, value] : measure(column, all)) {
    score.measures[name] = {value, {kNaN, kNaN}};
  }
  if (cases.empty()) return score;
  const auto of_sample = [&](const std::vector<std::size_t>& sample) {
    Cases drawn;
    for (const std::size_t i : sample) drawn.push_back(&cases[i]);
    return measure(column, drawn);
  };
  for (const auto& [name, interval] : bootstrap_intervals(cases.size(), of_sample, bootstrap)) {
    score.measures[name].interval = interval;
  }
  return score;
}

}  // namespace

std::vector<ColumnScore> score_cues(const std::vector<RatedAnswer>& pictures,
                                    const std::vector<std::string>& columns,
                                    const BootstrapOptions& bootstrap) {
  std::vector<ColumnScore> scores;
  for (const std::string& column : columns) {
    scores.push_back(score_column(column, cases_of(pictures, column), bootstrap));
  }
  return scores;
}

}  // namespace attune::app
