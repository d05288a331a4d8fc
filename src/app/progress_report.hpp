#pragma once

#include <cstdint>
#include <vector>

#include "practice/score.hpp"
#include "practice/sitting.hpp"
#include "store/practice_log.hpp"
#include "ui/progress_view.hpp"

namespace attune::app {

struct ProgressInput {
  std::vector<practice::Trial> trials;
  std::vector<store::SittingRow> sittings;
  practice::Progress items;  // of the lesson at hand
  std::size_t lesson_items = 0;
  std::int64_t now_s = 0;
};

// What the progress page says: numbers, what is taken for what, what comes next and why. Compares
// with the learner's own past only.
ui::ProgressModel make_progress_report(const ProgressInput& input);

// "in 3 days", "today", "tomorrow".
std::string days_ahead(std::int64_t seconds);

}  // namespace attune::app
