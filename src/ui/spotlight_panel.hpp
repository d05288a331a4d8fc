#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"
#include "ui/spotlight_view.hpp"

namespace attune::ui {

// The shade around the lit part, onto what is already drawn. `shade` in [0,1]: how much it takes.
void draw_spot_shade(const SpotMesh& mesh, const cv::Rect2f& clip, float shade,
                     const Canvas& canvas);

// The card with the part's sentence and a button for each other part, over an end of `area`;
// nothing while the spotlight is closed.
Actions draw_spotlight(const SpotlightModel& model, const cv::Rect2f& area, const Canvas& canvas);

}  // namespace attune::ui
