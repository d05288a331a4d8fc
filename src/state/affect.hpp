#pragma once

#include "core/cue.hpp"
#include "core/state.hpp"
#include "state/weigh.hpp"

namespace attune::state {

// How pleasant and how lively the face looks at this moment, from cues and, when it is known, the
// look of the whole face; each in [-1,1]. Both are weighed by their precision against a wide
// "nothing known" around 0. The less is readable, the less sure it is and the more the two
// disagree, the wider the doubt; arousal always wider than valence, as even trained nets agree with
// raters to .54 for valence and .48 for arousal only (CCC, AffectNet). All numbers are [p].
core::Affect affect_of(const Evidence& evidence, const core::CueSet& cues);

// Moves `old` towards `now` over the time constant `over_s`.
core::Affect blend(const core::Affect& old, const core::Affect& now, double dt_s, double over_s);

}  // namespace attune::state
