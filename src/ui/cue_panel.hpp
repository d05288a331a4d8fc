#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/cue_rows.hpp"
#include "ui/layout.hpp"

namespace attune::ui {

// The rows Eyes, Brows, Mouth, Tension, Posture, Movement: word, strength, how sure. A row that is
// pressed opens its details.
Actions draw_cue_panel(const CuePanelModel& model, const cv::Rect2f& rect, WatchLayout::Mode mode,
                       const Canvas& canvas);

}  // namespace attune::ui
