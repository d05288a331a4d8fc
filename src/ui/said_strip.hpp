#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/said_view.hpp"

namespace attune::ui {

// Draws the strip over the lower end of `picture`; nothing while it is hidden.
Actions draw_said(const SaidModel& model, const cv::Rect2f& picture, const Canvas& canvas);

}  // namespace attune::ui
