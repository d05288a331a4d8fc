#pragma once

#include <optional>
#include <string>

#include "app/expression_score.hpp"
#include "app/options.hpp"
#include "core/clock.hpp"

namespace attune::app {

struct EvaluateExpressionOptions {
  CommonOptions common;
  std::string images;                  // folder of face crops, 48x48 grey (others are resized)
  std::string labels;                  // CSV, see parse_expression_labels()
  std::optional<std::string> classes;  // names with commas; empty: all eight
  std::optional<std::string> json;     // file; "-" for standard output
};

// {"n","accuracy","macro_f1","balanced_accuracy","recall":{CLASS:..},"confusion":{"classes":[..],
//  "matrix":[[..]]},"ece","coverage_accuracy":{"100":..},"n_majority","accuracy_majority",
//  "intervals":{MEASURE:[low,high]},"calibration":[{"n","confidence","accuracy"}]}; what is not
// defined is null.
std::string expression_json(const ExpressionScore& score);
std::string expression_table(const ExpressionScore& score);

// Runs the expression model over labelled crops. Gives the exit code.
int run_evaluate_expression(const EvaluateExpressionOptions& options, core::Clock& clock);

}  // namespace attune::app
