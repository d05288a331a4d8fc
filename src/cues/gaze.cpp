#include "cues/gaze.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::EyeShape;
using core::Missing;

// Vertical angles are the poorer half: lids cover the iris and the mesh fills in what it cannot
// see.
constexpr double kVerticalConfidence = 0.7;
// The last gaze, kept through a blink.
constexpr double kHeldConfidence = 0.7;
// Eyes whose angles lie this far apart (radians) cost confidence, up to the half of it.
constexpr Grade kSplitDoubt{0.3, 0.9};

// Offset of the iris from the middle of the eye's corners; empty without iris.
std::optional<cv::Point2d> iris_offset(const FaceView& view, const EyeShape& eye) {
  if (!eye.iris) return std::nullopt;
  const std::optional<cv::Point2d> iris = view.upright(eye.iris->center);
  const std::optional<cv::Point2d> outer = view.upright(eye.outer_corner);
  const std::optional<cv::Point2d> inner = view.upright(eye.inner_corner);
  if (!iris || !outer || !inner) return std::nullopt;
  return *iris - (*outer + *inner) * 0.5;
}

double angle(double offset, double radius) {
  return std::asin(std::clamp(offset / radius, -1.0, 1.0));
}

}  // namespace

std::optional<IrisOffsets> find_iris_offsets(const FaceView& view) {
  if (view.eyes_unreadable()) return std::nullopt;
  const std::optional<cv::Point2d> right = iris_offset(view, view.shape().right_eye);
  const std::optional<cv::Point2d> left = iris_offset(view, view.shape().left_eye);
  if (!right || !left) return std::nullopt;
  return IrisOffsets{*right, *left, view.yaw_rad(), view.pitch_rad()};
}

void measure_gaze(const FaceView& view, const GazeOptions& o, FeatureSet& features) {
  if (std::abs(view.yaw_rad()) > o.max_turn_rad || std::abs(view.pitch_rad()) > o.max_turn_rad) {
    return;
  }
  const std::optional<IrisOffsets> irises = find_iris_offsets(view);
  if (!irises) return;
  const cv::Point2d offset = (irises->right + irises->left) * 0.5;
  const double sy = std::sin(view.yaw_rad());
  const double sp = std::sin(view.pitch_rad());
  // The eyeball's centre lies behind the corners: turned to the left (right edge of the picture) it
  // is seen left of their middle, and below it when the head is raised.
  const double hidden = o.eyeball_depth * sy * std::cos(view.pitch_rad());
  const double sideways = offset.x + hidden;
  const double upward = -(offset.y - o.vertical_zero - o.vertical_depth * sp);
  features[Feature::gaze_yaw] = angle(sideways, o.eyeball_radius);
  features[Feature::gaze_pitch] = angle(upward, o.vertical_radius);
  features[Feature::gaze_split] =
      std::abs(angle(irises->right.x + hidden, o.eyeball_radius) -
               angle(irises->left.x + hidden, o.eyeball_radius) + o.vergence_rad);
}

Gaze judge_gaze(const Inputs& in, const core::CueSet& cues) {
  const GazeOptions& o = in.options.gaze;
  const CueReading& closed = cues[CueId::eyes_closed];
  Gaze gaze;
  const auto missing = [&](Missing why) {
    gaze.missing = why;
    return gaze;
  };
  if (in.view.eyes_unreadable()) return missing(*in.view.eyes_unreadable());
  const core::FaceShape& shape = in.view.shape();
  if (!shape.right_eye.iris && !shape.left_eye.iris) return missing(Missing::not_provided);
  if (in.view.size_px() < o.min_iod_px) return missing(Missing::too_small);
  if (std::abs(in.view.yaw_rad()) > o.max_turn_rad ||
      std::abs(in.view.pitch_rad()) > o.max_turn_rad) {
    return missing(Missing::turned_away);
  }
  if (closed.value && *closed.value >= 0.5) return missing(Missing::eyes_closed);
  const std::optional<double>& yaw = in.smooth[Feature::gaze_yaw];
  const std::optional<double>& pitch = in.smooth[Feature::gaze_pitch];
  const std::optional<double>& split = in.smooth[Feature::gaze_split];
  if (!yaw || !pitch || !split) return missing(Missing::low_model_score);
  gaze.yaw_rad = *yaw;
  gaze.pitch_rad = *pitch;
  gaze.split_rad = *split;

  const double open = std::max(cues[CueId::eye_openness_right].value.value_or(0.0),
                               cues[CueId::eye_openness_left].value.value_or(0.0));
  if (in.neutral.fitted && !in.gaze_held && open < o.min_openness) {
    // Hanging lids with an iris that sank: eyes cast down, further than the little that is seen of
    // the iris tells. Without, only that little is seen.
    if (-*pitch < in.options.eye_openness.down_from_rad) return missing(Missing::eyes_closed);
    gaze.pitch_rad -= o.hidden_down_rad;
  }
  if (in.offset) {
    gaze.yaw_rad -= in.offset->yaw_rad;
    gaze.pitch_rad -= in.offset->pitch_rad;
  }
  gaze.confidence = in.view.eyes_confidence() *
                    in.view.turn_confidence(o.max_turn_rad, o.max_turn_rad) *
                    (1.0 - closed.value.value_or(0.0)) * (in.gaze_held ? kHeldConfidence : 1.0) *
                    (1.0 - 0.5 * graded(gaze.split_rad, kSplitDoubt));
  return gaze;
}

void read_gaze(const Inputs& in, core::CueSet& cues) {
  const GazeOptions& o = in.options.gaze;
  const Gaze gaze = judge_gaze(in, cues);
  if (gaze.missing) {
    cues[CueId::gaze_horizontal] = missing_reading(CueId::gaze_horizontal, *gaze.missing);
    cues[CueId::gaze_vertical] = missing_reading(CueId::gaze_vertical, *gaze.missing);
    return;
  }
  cues[CueId::gaze_horizontal] =
      value_reading(CueId::gaze_horizontal, gaze.yaw_rad, gaze.confidence, false, o.aside_steps);
  cues[CueId::gaze_vertical] =
      value_reading(CueId::gaze_vertical, gaze.pitch_rad, kVerticalConfidence * gaze.confidence,
                    false, o.vertical_steps);
}

}  // namespace attune::cues
