#include "cues/furrow.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;

// How far the head is from where the neutral was learned, in growth of folds.
double turned(const Inputs& in, Feature angle, double per_rad) {
  const std::optional<double>& now = in.smooth[angle];
  if (!now) return 0.0;
  return per_rad *
         std::max(0.0, std::abs(*now - in.neutral[angle]) - in.options.pose_doubt.free_rad);
}

// [0,1]: how much stronger the folds are than this person's own.
double folded(const Inputs& in, const core::CueSet& cues) {
  const std::optional<double>& now = in.smooth[Feature::brow_folds];
  const double own = in.neutral[Feature::brow_folds];
  if (!in.neutral.fitted || !now || own == kOwnOnly) return 0.0;
  const FurrowOptions& o = in.options.furrow;
  const Doubt doubt{in.neutral.noise_of(Feature::brow_folds), 0.0,
                    turned(in, Feature::pitch, o.by_nod) + turned(in, Feature::yaw, o.by_turn)};
  const double grown = graded(*now - own, fit_grade(o.growth, true, doubt));
  const double smile = std::max(0.0, cues[CueId::mouth_corners].value.value_or(0.0));
  const double raised = cues[CueId::brow_raise].value.value_or(0.0);
  return grown * (1.0 - smile) * (1.0 - raised);
}

}  // namespace

void measure_furrow(const FaceView& view, const core::Face& face, FeatureSet& features) {
  if (view.unreadable() || !face.brow_folds) return;
  const double folds = std::log(*face.brow_folds);
  if (std::isfinite(folds)) features[Feature::brow_folds] = folds;
}

CueReading read_furrow(const Inputs& in, const core::CueSet& cues) {
  const CueReading& brows = cues[CueId::brow_lower];
  if (!brows.value) {
    return missing_reading(CueId::au04, brows.missing.value_or(core::Missing::low_model_score));
  }
  const FurrowOptions& o = in.options.furrow;
  const double moved = *brows.value;
  const double skin = folded(in, cues);
  const double value = 1.0 - (1.0 - moved) * (1.0 - o.alone * skin);
  const double sure = brows.confidence * (1.0 - o.alone_loss * std::max(0.0, skin - moved));
  const double together = o.agreement * std::min(moved, skin);
  return value_reading(CueId::au04, value, sure + (1.0 - sure) * together, brows.fitted,
                       in.options.action_units.steps);
}

}  // namespace attune::cues
