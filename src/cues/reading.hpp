#pragma once

#include <optional>

#include "core/cue.hpp"
#include "core/eye_activity.hpp"
#include "cues/baseline.hpp"
#include "cues/face_view.hpp"
#include "cues/features.hpp"
#include "cues/options.hpp"

namespace attune::cues {

// All that a cue is read from.
struct Inputs {
  const FaceView& view;
  const FeatureSet& raw;     // of this frame alone
  const FeatureSet& smooth;  // over time
  bool gaze_held;            // smooth gaze is that from before a blink
  const Neutral& neutral;
  const CueOptions& options;
  const std::optional<core::GazeOffset>& offset;  // where the eyes point when they mean contact
};

// A cue that has a value, limited to its range; confidence is limited to [0,1].
core::CueReading value_reading(core::CueId id, double value, double confidence, bool fitted,
                               const Steps& steps);
// A cue that has none.
core::CueReading missing_reading(core::CueId id, core::Missing why);

// Which word fits the size of a value (its sign does not matter).
core::Intensity intensity_of(double value, const Steps& steps);

// 0 up to grade.dead, 1 from grade.full on, straight between.
double graded(double deviation, const Grade& grade);

// How far a calm face strays from the neutral it is compared with.
struct Doubt {
  double noise = 0.0;    // of this person, when the neutral is their own
  double generic = 0.0;  // between people, when it is not
  double pose = 0.0;     // from the head's pitch; comes on top
};
Doubt doubt_of(const Neutral& neutral, Feature feature, double share_of_spread);
// How much the pitch of the head makes lengths doubtful that change by `per_rad` with its error.
double pose_doubt(const Inputs& in, double per_rad);
// The same grade with its dead zone at least as wide as the doubt.
Grade fit_grade(const Grade& grade, bool fitted, const Doubt& doubt);

// Why a part that needs a roughly frontal face cannot be read, if so; `feature` tells whether its
// points were there.
std::optional<core::Missing> part_missing(const Inputs& in, Feature feature);
// Confidence of such a part: image, turn, and whether the neutral is this person's own.
double part_confidence(const Inputs& in);

}  // namespace attune::cues
