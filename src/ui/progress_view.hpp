#pragma once

#include <opencv2/core/types.hpp>
#include <optional>
#include <string>
#include <vector>

namespace attune::ui {

// Right answers of one week.
struct ProgressPoint {
  int week = 0;  // from 0
  int right = 0;
  int trials = 0;
};

// One state or cue over the weeks.
struct ProgressRow {
  std::string label;                 // "Sad or low"
  std::string total;                 // "8 of 10"
  std::string detail;                // "told apart: well"; may be empty
  std::vector<ProgressPoint> known;  // faces seen in earlier sittings
  std::vector<ProgressPoint> fresh;  // new faces
};

struct ProgressSection {
  std::string title;  // "States", "Brows"
  std::vector<ProgressRow> rows;
};

// How practice went so far; compared with one's own past only.
struct ProgressModel {
  std::string summary;               // one line
  std::vector<std::string> remarks;  // what is taken for what, sureness, what comes next
  std::vector<ProgressSection> sections;
  int weeks = 1;  // along the plots
};

// A point of a plot: x by week over all weeks, y by the share of right answers, 0 at the bottom and
// 1 at the top; inside `room`. One week alone stands in the middle.
cv::Point2f plot_point(const ProgressPoint& point, int weeks, const cv::Rect2f& room);

// How well something is told from others, in words, from d'; empty with fewer than `least` trials.
std::string words_for_sensitivity(double d_prime, int trials, int least = 6);

// "8 of 10"
std::string share_text(int right, int trials);

}  // namespace attune::ui
