#pragma once

#include "core/cue.hpp"
#include "core/face.hpp"
#include "cues/face_view.hpp"
#include "cues/features.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// Fills brow_folds.
void measure_furrow(const FaceView& view, const core::Face& face, FeatureSet& features);

// Brows drawn together (action unit 4), [0,1]: from the places of the brows, as brow_lower tells
// them, and from folds of the skin between them against this person's own. Folds add where they
// grow clearly over their own noise; without folds, or before they are known, the reading is that
// of the places. Both together make it surer, folds alone less sure.
//
// A smile or raised brows take the folds out: cheeks and forehead mark the same skin. Needs the
// readings of brows and mouth in `cues`.
core::CueReading read_furrow(const Inputs& in, const core::CueSet& cues);

}  // namespace attune::cues
