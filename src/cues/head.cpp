#include "cues/head.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {
namespace {

using core::CueId;
using core::Missing;

// A face that is hard to see because it is turned still shows that it is turned.
constexpr double kLeastConfidenceOfPose = 0.5;

}  // namespace

void measure_head(const FaceView& view, FeatureSet& features) {
  if (!view.pose()) return;
  const core::HeadPose& pose = *view.pose();
  if (!std::isfinite(pose.yaw_rad) || !std::isfinite(pose.pitch_rad) ||
      !std::isfinite(pose.roll_rad)) {
    return;
  }
  features[Feature::yaw] = pose.yaw_rad;
  features[Feature::pitch] = pose.pitch_rad;
  features[Feature::roll] = pose.roll_rad;
}

void read_head(const Inputs& in, core::CueSet& cues) {
  const HeadOptions& o = in.options.head;
  const auto read = [&](CueId id, Feature feature, double max_neutral, const Steps& steps) {
    const std::optional<Missing>& unreadable = in.view.unreadable();
    // Too far to read the face is not too far to see the turn.
    if (unreadable && *unreadable != Missing::turned_away) return missing_reading(id, *unreadable);
    if (!in.smooth[feature]) return missing_reading(id, Missing::low_model_score);
    const double seen = std::max(in.view.confidence(), unreadable ? kLeastConfidenceOfPose : 0.0);
    const double confidence =
        seen * (in.neutral.fitted ? 1.0 : in.options.view.unfitted_confidence);
    double off = *in.smooth[feature] - in.neutral[feature];
    // A neutral that is not known yet may lie anywhere within its limits.
    if (!in.neutral.fitted) off -= std::clamp(off, -max_neutral, max_neutral);
    return value_reading(id, off, confidence, in.neutral.fitted, steps);
  };
  cues[CueId::head_turn] =
      read(CueId::head_turn, Feature::yaw, o.max_neutral_turn_rad, o.turn_steps);
  cues[CueId::head_nod] = read(CueId::head_nod, Feature::pitch, o.max_neutral_nod_rad, o.nod_steps);
  cues[CueId::head_tilt] =
      read(CueId::head_tilt, Feature::roll, o.max_neutral_tilt_rad, o.tilt_steps);
}

}  // namespace attune::cues
