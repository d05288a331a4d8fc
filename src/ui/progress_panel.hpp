#pragma once

#include "ui/canvas.hpp"
#include "ui/practice_view.hpp"

namespace attune::ui {

// How practice went: remarks, then each state and cue with its weeks. Scrolls when it is long.
void draw_progress(const PracticeModel& model, const cv::Rect2f& area, const Canvas& canvas);

}  // namespace attune::ui
