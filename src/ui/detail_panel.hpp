#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/detail_view.hpp"

namespace attune::ui {

// Everything about one group of cues, in the column beside the picture; scrolls by wheel, page keys
// and arrows. A press on a cue asks to unfold or fold what is told of it.
Actions draw_detail(const DetailModel& model, const cv::Rect2f& rect, const Canvas& canvas);

}  // namespace attune::ui
