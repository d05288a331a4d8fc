#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/landmark_score.hpp"
#include "app/options.hpp"
#include "core/clock.hpp"

namespace attune::app {

struct EvaluateLandmarksOptions {
  CommonOptions common;
  std::optional<core::Backend> only;  // empty: both backends
  std::string images;                 // folder
  std::string landmarks;              // CSV, see parse_landmarks()
  std::optional<std::string> json;    // file; "-" for standard output
};

// {"mesh":{"n","n_missed","nme","nme_inner","nme_p90","by_part":{..}},"classic":{..}}; an error
// that is not known (every face was missed) is null.
std::string landmarks_json(const std::map<std::string, LandmarkScore>& scores);
std::string landmarks_table(const std::map<std::string, LandmarkScore>& scores);

// Runs the backends side by side over the annotated pictures, each picture by itself. Gives the
// exit code.
int run_evaluate_landmarks(const EvaluateLandmarksOptions& options, core::Clock& clock);

}  // namespace attune::app
