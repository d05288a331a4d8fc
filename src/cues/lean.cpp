#include "cues/lean.hpp"

namespace attune::cues {

using core::CueId;
using core::Missing;

void measure_lean(const FaceView& view, FeatureSet& features) {
  if (!view.unreadable()) features[Feature::size_px] = view.size_px();
}

void read_lean(const Inputs& in, core::CueSet& cues) {
  // The same limits as for brows and mouth: dividing by the cosine of a large turn invents size.
  if (const std::optional<Missing> why = part_missing(in, Feature::size_px)) {
    cues[CueId::lean] = missing_reading(CueId::lean, *why);
    return;
  }
  const double usual = in.neutral[Feature::size_px];
  if (!in.neutral.fitted || usual <= 0.0) {
    cues[CueId::lean] = missing_reading(CueId::lean, Missing::no_baseline);
    return;
  }
  cues[CueId::lean] = value_reading(CueId::lean, *in.smooth[Feature::size_px] / usual - 1.0,
                                    part_confidence(in), true, in.options.lean.steps);
}

}  // namespace attune::cues
