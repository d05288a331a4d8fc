#pragma once

#include <opencv2/core/mat.hpp>

#include "capture/synthetic_body.hpp"
#include "capture/synthetic_raster.hpp"

// The drawn person's neck and shirt.
namespace attune::capture {

// Colour of the shirt in even light, BGR 0 .. 255.
cv::Vec3f cloth_color();

// The front of the shirt from the neckline down, without sleeves. Ready for fill_grid.
ShadedGrid shade_torso(const BodyView& view, const SyntheticCamera& camera);

// Draws neck and shirt. The top of the neck goes with the head, its root with the body.
void draw_torso(cv::Mat& image, const SyntheticPose& pose);

}  // namespace attune::capture
