#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "app/bootstrap.hpp"
#include "core/expression.hpp"

namespace attune::app {

// One labelled face and what the model said.
struct ExpressionAnswer {
  core::ExpressionClass label = core::ExpressionClass::neutral;
  core::Expression answer;
  bool majority = false;
};

inline constexpr std::array<int, 6> kCoverages{100, 90, 80, 70, 60, 50};  // percent

struct ExpressionScore {
  int n = 0;
  int n_majority = 0;  // faces whose label has more than half of the votes
  // "accuracy", "macro_f1" (mean over the asked classes, 0 for one that was never found or never
  // there), "balanced_accuracy" (mean recall of the classes that occur), "accuracy_majority", "ece"
  // (expected calibration error over 15 equal bins of confidence), "recall_NAME" of each class that
  // occurs, "coverage_100" ... "coverage_50" (accuracy over the surest faces). NaN where undefined.
  std::map<std::string, double> measures;
  std::map<std::string, std::array<double, 2>> intervals;  // 95 %, bootstrap over faces
  std::vector<core::ExpressionClass> classes;
  std::vector<std::vector<int>> confusion;  // [label][answer], in the order of `classes`
  // Of each of the 15 bins: faces, mean confidence, accuracy; the calibration plot.
  struct Bin {
    int n = 0;
    double confidence = 0.0;
    double accuracy = 0.0;
  };
  std::vector<Bin> bins;
};

// The answer among `classes` only: their probabilities, made to sum to 1 again. Others get 0.
core::Expression restrict_to(const core::Expression& expression,
                             const std::vector<core::ExpressionClass>& classes);

// Answers are restricted to `classes`; every label must be one of them.
ExpressionScore score_expression(const std::vector<ExpressionAnswer>& answers,
                                 const std::vector<core::ExpressionClass>& classes,
                                 const BootstrapOptions& bootstrap);

}  // namespace attune::app
