#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/explain_view.hpp"

namespace attune::ui {

// How the reading comes about, in the column beside the picture; scrolls by wheel, page keys and
// arrows.
Actions draw_explanation(const ExplainModel& model, const cv::Rect2f& rect, const Canvas& canvas);

// The plane of pleasant and lively, with its axes named; for `rect` of any shape.
void draw_affect(const AffectPlot& plot, const cv::Rect2f& rect, const Canvas& canvas);

}  // namespace attune::ui
