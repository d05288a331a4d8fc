#pragma once

#include <opencv2/core/mat.hpp>

#include "capture/synthetic_model.hpp"

// The drawn face's features, painted over the skin: each at the projected curves of HeadModel, so
// that the picture agrees with make_synthetic_shape. `view` sees the head in the pixels of `image`.
namespace attune::capture {

void draw_eye(cv::Mat& image, const SyntheticPose& pose, const HeadView& view, Side side);
void draw_brow(cv::Mat& image, const SyntheticPose& pose, const HeadView& view, Side side);
void draw_nose(cv::Mat& image, const HeadView& view);
void draw_mouth(cv::Mat& image, const SyntheticPose& pose, const HeadView& view);
void draw_ear(cv::Mat& image, const HeadView& view, Side side);

}  // namespace attune::capture
