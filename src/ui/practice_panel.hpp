#pragma once

#include "ui/canvas.hpp"
#include "ui/practice_view.hpp"

namespace attune::ui {

// The Practice page below the top bar: picture, question, choices, or the progress.
PracticeActions draw_practice(const PracticeModel& model, const cv::Rect2f& area,
                              const Canvas& canvas);

}  // namespace attune::ui
