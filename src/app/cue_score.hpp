#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/bootstrap.hpp"
#include "app/cue_ratings.hpp"

namespace attune::app {

// One rated picture and what the program said about it.
struct RatedAnswer {
  RatedImage rated;
  std::optional<CueAnswers> answer;  // empty: no face was found
};

// A measure with its 95 % interval; NaN where it is not defined (e.g. no picture of a class).
struct ScoredValue {
  double value = 0.0;
  std::array<double, 2> interval{};  // percentile bootstrap over pictures
};

// How well one rated column is answered.
struct ColumnScore {
  std::string column;
  int n = 0;             // rated pictures
  int n_unreadable = 0;  // of these, without an answer: abstained, or no face found
  // "kappa" (Cohen) and "macro_f1" (over classes that were rated) over the answered pictures.
  // For gaze also "auc" of the likelihood of contact (contact against away, answered pictures),
  // "auc_all" (likewise, unreadable pictures ranked at the wrong end), and "precision_contact",
  // "recall_contact", "f1_contact", the same of away, "f1_closed": over all rated pictures,
  // unreadable ones as wrong.
  std::map<std::string, ScoredValue> measures;
  // By rated class and answer; "unreadable" is an answer here.
  std::map<std::string, std::map<std::string, int>> confusion;
};

// A score a column, in the order given.
std::vector<ColumnScore> score_cues(const std::vector<RatedAnswer>& pictures,
                                    const std::vector<std::string>& columns,
                                    const BootstrapOptions& bootstrap);

}  // namespace attune::app
