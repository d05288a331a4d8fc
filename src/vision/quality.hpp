#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

#include "core/face.hpp"

namespace attune::vision {

// From `bad` (score 0) to `good` (score 1), linear between; `bad` may be the larger one. Below a
// score of one half the matter is named as a problem.
struct QualityRamp {
  double bad;
  double good;
  double score(double value) const;
};

struct QualityOptions {
  // Distance between the eye centres. At 16 px an iris is 3 px wide and no gaze can be read; at 48
  // px both backends place the lids within a pixel.
  QualityRamp size_px{12.0, 40.0};
  // Mean grey of the face, [0,1]; both ends set by us by darkening and brightening photos until the
  // lids could not be told.
  QualityRamp dark{0.05, 0.18};
  QualityRamp bright{0.97, 0.82};
  // See FaceQuality::sharpness.
  QualityRamp blur{0.10, 0.40};
  // Head turned or raised: beyond 50 degrees the far eye is hidden behind the nose.
  QualityRamp yaw_deg{65.0, 25.0};
  QualityRamp pitch_deg{50.0, 20.0};
  // Share of the landmarks outside of the picture.
  QualityRamp outside{0.3, 0.02};
  // Distance of a region's colour from the rest of the face, in a*b* units; skin in uneven light
  // stays below 15, a mask or a cup lies above 25.
  QualityRamp odd_color{36.0, 14.0};
  // The landmark model's own score.
  QualityRamp model_score{0.4, 0.9};
};

// How well a face can be read in this picture.
//
// `brightness`: mean grey of the square around brows to chin.
// `sharpness`: that square is scaled to 96x96 and its edges measured (standard deviation of the
//   Laplacian against that of the grey values), then set to 1 for a sharp photo and 0 for one
//   blurred by more than 4 % of the distance between the eyes. It does not depend on contrast.
// Cover is judged by colour alone (see `odd_color`) and so misses a hand, which has the colour of a
// face, and everything in a grey picture.
core::FaceQuality estimate_quality(const cv::Mat& image, const core::FaceShape& shape,
                                   const std::optional<core::HeadPose>& pose, double model_score,
                                   const QualityOptions& options = {});

}  // namespace attune::vision
