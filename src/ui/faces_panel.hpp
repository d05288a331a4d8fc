#pragma once

#include <vector>

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/faces_view.hpp"

namespace attune::ui {

// The lines of the faces, in one or two columns; a line that is pressed chooses its face. Where not
// all have room, the last place says how many more there are.
Actions draw_faces(const std::vector<FaceLine>& lines, const cv::Rect2f& rect,
                   const Canvas& canvas);

}  // namespace attune::ui
