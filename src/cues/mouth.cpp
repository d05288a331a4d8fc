#include "cues/mouth.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "cues/depths.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::Missing;

std::optional<double> middle_height(const FaceView& view, const std::vector<cv::Point2f>& lip,
                                    double depth) {
  if (lip.empty()) return std::nullopt;
  const std::optional<cv::Point2d> p = view.frontal(lip[lip.size() / 2], depth);
  if (!p) return std::nullopt;
  return p->y;
}

double corners(const Inputs& in) {
  const MouthOptions& o = in.options.mouth;
  const double width = *in.smooth[Feature::mouth_width] - in.neutral[Feature::mouth_width];
  const double lift = *in.smooth[Feature::mouth_lift] - in.neutral[Feature::mouth_lift];
  const double gap = *in.smooth[Feature::mouth_gap] - in.neutral[Feature::mouth_gap];
  const double up = o.width_weight * width + o.lift_weight * lift + o.gap_weight * gap;
  // Down is told by the corners alone, against the line between the lips: a narrow mouth that says
  // "oh" is not a sad one.
  const double down = -(lift + gap / 2.0);
  const auto both = [&](double width_part, double lift_part) {
    return std::hypot(o.width_weight * width_part, o.lift_weight * lift_part);
  };
  const double pose = pose_doubt(in, in.options.pose_doubt.corners);
  const Doubt up_doubt{
      both(in.neutral.noise_of(Feature::mouth_width), in.neutral.noise_of(Feature::mouth_lift)),
      o.generic_dead * both(in.neutral.spread_of(Feature::mouth_width),
                            in.neutral.spread_of(Feature::mouth_lift)),
      pose};
  const Grade up_grade = fit_grade(o.up, in.neutral.fitted, up_doubt);
  Doubt down_doubt = doubt_of(in.neutral, Feature::mouth_lift, o.generic_dead);
  down_doubt.pose = pose;
  const Grade down_grade = fit_grade(o.down, in.neutral.fitted, down_doubt);
  const double raised = graded(up, up_grade);
  return raised > 0.0 ? raised : -graded(down, down_grade);
}

}  // namespace

void measure_mouth(const FaceView& view, FeatureSet& features) {
  if (view.unreadable()) return;
  const core::MouthShape& mouth = view.shape().mouth;
  const std::optional<cv::Point2d> right = view.frontal(mouth.right_corner, kCornerDepth);
  const std::optional<cv::Point2d> left = view.frontal(mouth.left_corner, kCornerDepth);
  const auto outer_upper = middle_height(view, mouth.outer_upper, kOuterUpperDepth);
  const auto inner_upper = middle_height(view, mouth.inner_upper, kInnerUpperDepth);
  const auto inner_lower = middle_height(view, mouth.inner_lower, kInnerLowerDepth);
  const auto outer_lower = middle_height(view, mouth.outer_lower, kOuterLowerDepth);
  if (!right || !left || !outer_upper || !inner_upper || !inner_lower || !outer_lower) return;
  features[Feature::mouth_width] = std::hypot(left->x - right->x, left->y - right->y);
  features[Feature::mouth_lift] = *inner_upper - (right->y + left->y) / 2.0;
  features[Feature::mouth_gap] = std::max(0.0, *inner_lower - *inner_upper);
  features[Feature::lip_thickness] = (*inner_upper - *outer_upper) + (*outer_lower - *inner_lower);
}

void read_mouth(const Inputs& in, core::CueSet& cues) {
  if (const std::optional<Missing> why = part_missing(in, Feature::mouth_width)) {
    for (const CueId id : {CueId::mouth_corners, CueId::mouth_open, CueId::lips_pressed}) {
      cues[id] = missing_reading(id, *why);
    }
    return;
  }
  const MouthOptions& o = in.options.mouth;
  const double confidence = part_confidence(in);
  const bool fitted = in.neutral.fitted;
  const double lift = corners(in);
  cues[CueId::mouth_corners] = value_reading(CueId::mouth_corners, lift, confidence, fitted,
                                             lift > 0 ? o.up_steps : o.down_steps);

  // An open mouth is open for everyone; it needs no personal neutral.
  const double gap = *in.smooth[Feature::mouth_gap];
  cues[CueId::mouth_open] =
      value_reading(CueId::mouth_open, graded(gap, o.open),
                    fitted ? confidence : confidence / in.options.view.unfitted_confidence, fitted,
                    o.opening_steps);

  // Lips that a smile draws wide get thinner too, in proportion.
  const double wider = in.neutral[Feature::mouth_width] / *in.smooth[Feature::mouth_width];
  const double usual = in.neutral[Feature::lip_thickness] * (fitted ? std::min(1.0, wider) : 1.0);
  const double thinner = usual - *in.smooth[Feature::lip_thickness];
  Doubt doubt = doubt_of(in.neutral, Feature::lip_thickness, o.pressed_generic_dead);
  doubt.pose = pose_doubt(in, in.options.pose_doubt.lips);
  const Grade grade = fit_grade(o.pressed, fitted, doubt);
  const double shut = 1.0 - graded(gap, {0.5 * o.pressed_max_gap, o.pressed_max_gap});
  cues[CueId::lips_pressed] =
      value_reading(CueId::lips_pressed, shut * graded(thinner, grade),
                    o.pressed_confidence * confidence, fitted, o.pressed_steps);
}

}  // namespace attune::cues
