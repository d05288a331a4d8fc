#pragma once

#include "core/cue.hpp"

namespace attune::state {

// A cue as evidence: its signed distance from neutral, [-1,1]. 0 within the cue's dead zone, full
// where more would not say more; an eye that is as open as usual is 0. 0 when missing.
double cue_strength(const core::CueReading& reading);

// The part of a signed strength that lies in `direction` (+1, -1, or 0 for either side), [0,1].
double strength_toward(double strength, int direction);

}  // namespace attune::state
