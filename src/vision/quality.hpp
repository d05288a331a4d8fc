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
  // Distance between the eye centres. At 12 px an iris is 2 px wide and no gaze can be read. On
  // photos shrunk to 30 px the mesh is off by a quarter more than on the whole ones, at 20 px by
  // half more.
  QualityRamp size_px{12.0, 40.0};
  // Mean grey of the face, [0,1]. Set by us on darkened and brightened photos: the landmarks hold
  // longer than that, but a real camera adds noise in the dark.
  QualityRamp dark{0.03, 0.12};
  QualityRamp bright{0.97, 0.82};
  // Sharpness (see below). Set by us on blurred photos with hand-set points: where the score falls
  // below one half, the mesh is off by a quarter more than on the sharp photo.
  QualityRamp blur{0.05, 0.35};
  // Head turned or raised: beyond 50 degrees the far eye is hidden behind the nose.
  QualityRamp yaw_deg{65.0, 25.0};
  QualityRamp pitch_deg{50.0, 20.0};
  // Share of the landmarks outside of the picture.
  QualityRamp outside{0.3, 0.02};
  // How far two places of the lower face (cheeks, lip, chin, jaw) differ in colour from the upper,
  // CIE a*b* units. Set by us on photos with and without masks drawn in: most coloured masks lie
  // above 20, and about one bare face in thirty (beards, coloured light).
  QualityRamp odd_color{29.0, 11.0};
  // The landmark model's own score.
  QualityRamp model_score{0.4, 0.9};
};

// How well a face can be read in this picture.
//
// `brightness`: mean grey of the square around brows to chin.
// `sharpness`: that square is scaled to 96x96 and its edges measured (standard deviation of the
//   Laplacian against that of the grey values), 1 for a sharp photo, falling to 0 for one blurred
//   by 6 % of the distance between the outer eye corners. It does not depend on contrast.
// Cover is judged by colour alone (see `odd_color`) and so misses a hand, which has the colour of a
// face, and everything in a grey picture.
core::FaceQuality estimate_quality(const cv::Mat& image, const core::FaceShape& shape,
                                   const std::optional<core::HeadPose>& pose, double model_score,
                                   const QualityOptions& options = {});

}  // namespace attune::vision
