#include "app/expression_score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/error.hpp"

namespace attune::app {
namespace {

using core::ExpressionClass;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kBins = 15;

// What all measures are made of.
struct Case {
  std::size_t label = 0;  // places in `classes`
  std::size_t answer = 0;
  double confidence = 0.0;
  bool majority = false;
};

std::size_t place_of(ExpressionClass expression, const std::vector<ExpressionClass>& classes) {
  const auto it = std::find(classes.begin(), classes.end(), expression);
  ATTUNE_REQUIRE(it != classes.end());
  return static_cast<std::size_t>(it - classes.begin());
}

std::size_t bin_of(double confidence) {
  return static_cast<std::size_t>(std::clamp(static_cast<int>(confidence * kBins), 0, kBins - 1));
}

std::vector<ExpressionScore::Bin> fill_bins(const std::vector<Case>& cases,
                                            const std::vector<std::size_t>& sample) {
  std::vector<ExpressionScore::Bin> bins(kBins);
  for (const std::size_t i : sample) {
    ExpressionScore::Bin& bin = bins[bin_of(cases[i].confidence)];
    ++bin.n;
    bin.confidence += cases[i].confidence;
    bin.accuracy += cases[i].answer == cases[i].label ? 1.0 : 0.0;
  }
  for (ExpressionScore::Bin& bin : bins) {
    if (bin.n == 0) continue;
    bin.confidence /= bin.n;
    bin.accuracy /= bin.n;
  }
  return bins;
}

// Accuracy over the surest faces, for each of kCoverages.
void add_coverages(const std::vector<Case>& cases, std::vector<std::size_t> sample,
                   std::map<std::string, double>& measures) {
  std::sort(sample.begin(), sample.end(), [&](std::size_t a, std::size_t b) {
    return cases[a].confidence > cases[b].confidence;
  });
  for (const int percent : kCoverages) {
    const std::size_t kept = (sample.size() * static_cast<std::size_t>(percent) + 50) / 100;
    double right = 0.0;
    for (std::size_t i = 0; i < kept; ++i) {
      right += cases[sample[i]].answer == cases[sample[i]].label ? 1.0 : 0.0;
    }
    measures[fmt::format("coverage_{}", percent)] =
        kept > 0 ? right / static_cast<double>(kept) : kNaN;
  }
}

void add_class_measures(const std::vector<Case>& cases, const std::vector<std::size_t>& sample,
                        const std::vector<ExpressionClass>& classes,
                        std::map<std::string, double>& measures) {
  std::vector<double> labelled(classes.size());
  std::vector<double> answered(classes.size());
  std::vector<double> right(classes.size());
  for (const std::size_t i : sample) {
    labelled[cases[i].label] += 1;
    answered[cases[i].answer] += 1;
    if (cases[i].answer == cases[i].label) right[cases[i].label] += 1;
  }
  double f1 = 0.0;
  double recalls = 0.0;
  double present = 0.0;
  for (std::size_t k = 0; k < classes.size(); ++k) {
    if (labelled[k] + answered[k] > 0) f1 += 2 * right[k] / (labelled[k] + answered[k]);
    if (labelled[k] == 0) continue;
    measures[fmt::format("recall_{}", core::name(classes[k]))] = right[k] / labelled[k];
    recalls += right[k] / labelled[k];
    present += 1;
  }
  measures["macro_f1"] = f1 / static_cast<double>(classes.size());
  measures["balanced_accuracy"] = present > 0 ? recalls / present : kNaN;
}

std::map<std::string, double> measure(const std::vector<Case>& cases,
                                      const std::vector<std::size_t>& sample,
                                      const std::vector<ExpressionClass>& classes) {
  std::map<std::string, double> measures;
  double right = 0.0;
  double majority = 0.0;
  double majority_right = 0.0;
  for (const std::size_t i : sample) {
    const double hit = cases[i].answer == cases[i].label ? 1.0 : 0.0;
    right += hit;
    if (!cases[i].majority) continue;
    majority += 1;
    majority_right += hit;
  }
  const auto n = static_cast<double>(sample.size());
  measures["accuracy"] = n > 0 ? right / n : kNaN;
  measures["accuracy_majority"] = majority > 0 ? majority_right / majority : kNaN;
  measures["ece"] = n > 0 ? 0.0 : kNaN;
  for (const ExpressionScore::Bin& bin : fill_bins(cases, sample)) {
    if (bin.n > 0) measures["ece"] += std::abs(bin.accuracy - bin.confidence) * bin.n / n;
  }
  add_class_measures(cases, sample, classes, measures);
  add_coverages(cases, sample, measures);
  return measures;
}

}  // namespace

core::Expression restrict_to(const core::Expression& expression,
                             const std::vector<ExpressionClass>& classes) {
  core::Expression restricted;
  double sum = 0.0;
  for (const ExpressionClass kept : classes) sum += expression[kept];
  for (const ExpressionClass kept : classes) {
    restricted.probability[static_cast<std::size_t>(kept)] =
        sum > 0 ? expression[kept] / sum : 1.0 / static_cast<double>(classes.size());
  }
  return restricted;
}

ExpressionScore score_expression(const std::vector<ExpressionAnswer>& answers,
                                 const std::vector<ExpressionClass>& classes,
                                 const BootstrapOptions& bootstrap) {
  ExpressionScore score;
  score.classes = classes;
  score.confusion.assign(classes.size(), std::vector<int>(classes.size()));
  std::vector<Case> cases;
  for (const ExpressionAnswer& answer : answers) {
    const core::Expression restricted = restrict_to(answer.answer, classes);
    const ExpressionClass top = restricted.top();
    cases.push_back({place_of(answer.label, classes), place_of(top, classes), restricted[top],
                     answer.majority});
    ++score.confusion[cases.back().label][cases.back().answer];
    score.n_majority += answer.majority ? 1 : 0;
  }
  score.n = static_cast<int>(cases.size());
  std::vector<std::size_t> all(cases.size());
  std::iota(all.begin(), all.end(), 0U);
  score.measures = measure(cases, all, classes);
  score.bins = fill_bins(cases, all);
  score.intervals = bootstrap_intervals(
      cases.size(),
      [&](const std::vector<std::size_t>& sample) { return measure(cases, sample, classes); },
      bootstrap);
  return score;
}

}  // namespace attune::app
