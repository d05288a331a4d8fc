#pragma once

#include "capture/synthetic_model.hpp"
#include "capture/synthetic_raster.hpp"

// The drawn head's solid parts: skin and hair as shaded surfaces in the picture.
namespace attune::capture {

// Places the head's surfaces in the picture for a pose, lit by a soft light from above and the
// subject's right front and a weaker one from the other side. Grids are ready for fill_grid.
ShadedGrid shade_skin(const SyntheticPose& pose, const HeadView& view);
ShadedGrid shade_hair(const SyntheticPose& pose, const HeadView& view);

// Column of the grids that runs down the middle of the face.
int middle_column(const ShadedGrid& grid);

// The strip under the jaw, from the jaw line back to the neck.
ShadedGrid shade_underjaw(const SyntheticPose& pose, const HeadView& view);

// Outline of the back of the head, which shows as dark hair between hair, ears and face.
std::vector<cv::Point2f> outline_scalp(const HeadView& view);

// Skin colour in even light, BGR 0 .. 255.
cv::Vec3f skin_color();
cv::Vec3f hair_color();

}  // namespace attune::capture
