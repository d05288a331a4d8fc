#include "cues/brows.hpp"

#include <array>
#include <vector>

#include "cues/depths.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::Missing;

struct Brow {
  double height = 0.0;   // mean over the eye's corner line, up positive
  double inner_x = 0.0;  // of the inner end
};

std::optional<Brow> brow_of(const FaceView& view, const std::vector<cv::Point2f>& brow,
                            const core::EyeShape& eye) {
  if (brow.size() != kBrowDepth.size()) return std::nullopt;
  const std::optional<cv::Point2d> outer = view.frontal(eye.outer_corner, 0.0);
  const std::optional<cv::Point2d> inner = view.frontal(eye.inner_corner, 0.0);
  if (!outer || !inner) return std::nullopt;
  Brow result;
  for (std::size_t i = 0; i < kBrowDepth.size(); ++i) {
    const std::optional<cv::Point2d> p = view.frontal(brow[i], kBrowDepth[i]);
    if (!p) return std::nullopt;
    result.height -= p->y / static_cast<double>(kBrowDepth.size());
    result.inner_x = p->x;
  }
  result.height += (outer->y + inner->y) / 2.0;
  return result;
}

}  // namespace

void measure_brows(const FaceView& view, FeatureSet& features) {
  if (view.unreadable()) return;
  const core::FaceShape& shape = view.shape();
  const std::optional<Brow> right = brow_of(view, shape.right_brow, shape.right_eye);
  const std::optional<Brow> left = brow_of(view, shape.left_brow, shape.left_eye);
  if (!right || !left) return;
  features[Feature::brow_height] = (right->height + left->height) / 2.0;
  features[Feature::brow_gap] = left->inner_x - right->inner_x;
}

void read_brows(const Inputs& in, core::CueSet& cues) {
  if (const std::optional<Missing> why = part_missing(in, Feature::brow_height)) {
    cues[CueId::brow_raise] = missing_reading(CueId::brow_raise, *why);
    cues[CueId::brow_lower] = missing_reading(CueId::brow_lower, *why);
    return;
  }
  const BrowOptions& o = in.options.brows;
  double up = *in.smooth[Feature::brow_height] - in.neutral[Feature::brow_height];
  if (in.neutral.fitted && in.smooth[Feature::brow_gap]) {
    up += o.gap_weight * (*in.smooth[Feature::brow_gap] - in.neutral[Feature::brow_gap]);
  }
  const auto grade = [&](const Grade& g) {
    Doubt doubt = doubt_of(in.neutral, Feature::brow_height, o.generic_dead);
    doubt.pose = pose_doubt(in, in.options.pose_doubt.brows);
    return fit_grade(g, in.neutral.fitted, doubt);
  };
  const double confidence = part_confidence(in);
  const std::optional<double>& so_far = in.neutral.brows_so_far;
  const double raised = so_far ? graded(*in.smooth[Feature::brow_height] - *so_far, o.glimpse)
                               : graded(up, grade(o.raise));
  cues[CueId::brow_raise] =
      value_reading(CueId::brow_raise, raised, confidence, in.neutral.fitted, o.steps);
  cues[CueId::brow_lower] = value_reading(CueId::brow_lower, graded(-up, grade(o.lower)),
                                          confidence, in.neutral.fitted, o.steps);
}

}  // namespace attune::cues
