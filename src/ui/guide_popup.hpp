#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/guide_view.hpp"

namespace attune::ui {

// The learner's guide: its contents at the left, one section at the right. Page Up and Page Down
// scroll the section; arrow keys and Enter choose another.
Actions draw_guide(const GuidePage& page, cv::Size2f screen, const Canvas& canvas);

}  // namespace attune::ui
