#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"

namespace attune::ui {

// All keys, and how the words on the screen are meant.
Actions draw_help(cv::Size2f screen, const Canvas& canvas);

}  // namespace attune::ui
