#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/layout.hpp"
#include "ui/timeline.hpp"

namespace attune::ui {

// The last minute: a row a group, bars as high as the cue is strong, a diamond where a cue began.
Actions draw_timeline(const TimelineModel& model, const cv::Rect2f& rect, WatchLayout::Mode mode,
                      const Canvas& canvas);

}  // namespace attune::ui
