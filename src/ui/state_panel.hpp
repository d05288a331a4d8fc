#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/state_view.hpp"

namespace attune::ui {

// What the cues may go with; pressed, it opens the explanation. Drops the repeated sentences where
// they do not fit; scrolls when even the rest is too long.
Actions draw_state_panel(const StatePanelModel& model, const cv::Rect2f& rect,
                         const Canvas& canvas);

}  // namespace attune::ui
