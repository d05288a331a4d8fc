#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/picture_view.hpp"

namespace attune::ui {

// The picture with its outlines, labels and face numbers. A click on a face chooses it.
Actions draw_picture(const PictureModel& model, const Canvas& canvas);

}  // namespace attune::ui
