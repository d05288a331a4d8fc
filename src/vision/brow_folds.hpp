#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

#include "core/face.hpp"

namespace attune::vision {

// How strongly upright lines mark the skin between the inner ends of the brows: the mean change of
// brightness across 0.05 of the distance between the eyes, as a share of the mean brightness, > 0.
// Brows that are drawn together fold the skin there before their ends have moved far. Folds at
// rest, light and lens differ so much between people that the number means something only against
// the same person's own. The middle alone is looked at, so that the brows' hair does not count.
//
// `image`: BGR or grey, 8 bit. Empty when a pixel would have to tell about more than 1/28 of the
// distance between the eyes, and for points that are not finite.
std::optional<double> estimate_brow_folds(const cv::Mat& image, const core::FaceShape& shape);

}  // namespace attune::vision
