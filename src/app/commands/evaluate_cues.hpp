#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cue_score.hpp"
#include "app/options.hpp"
#include "core/analysis.hpp"
#include "core/clock.hpp"

namespace attune::app {

struct EvaluateCuesOptions {
  CommonOptions common;
  std::string images;                  // folder
  std::string ratings;                 // CSV, see parse_ratings()
  std::optional<std::string> json;     // file; "-" for standard output
  std::optional<std::string> details;  // CSV, see details_csv()
};

// {CUE:{"n","n_unreadable","kappa","macro_f1",..,"intervals":{..},"confusion":{..}}}; a measure
// that is not defined is null.
std::string cues_json(const std::vector<ColumnScore>& scores);
std::string cues_table(const std::vector<ColumnScore>& scores);

// One rated picture with the face that was taken, if any.
struct RatedFace {
  RatedImage rated;
  std::optional<core::FaceAnalysis> face;
};
// A row a picture: what was rated (rated_COLUMN) and answered (answer_COLUMN), head pose,
// quality, the iris offsets that gaze is measured from (cues::find_iris_offsets), every cue, and
// the face's landmarks in pixels (px0,py0,...). For looking into errors and for training; cells
// that are not known are empty.
std::string details_csv(const std::vector<RatedFace>& pictures,
                        const std::vector<std::string>& columns);

// Reads every rated picture by itself, as a stranger's face without a learned neutral. Gives the
// exit code.
int run_evaluate_cues(const EvaluateCuesOptions& options, core::Clock& clock);

}  // namespace attune::app
