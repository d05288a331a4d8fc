#include "cues/presence.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {

using core::CueId;

void Presence::read(core::CueSet& cues, double time_s) {
  const double span_s = last_s_ ? time_s - *last_s_ : 0.0;
  last_s_ = time_s;
  recent_.forget(time_s);
  const core::CueReading& eyes = cues[CueId::eye_contact];
  const core::CueReading& turn = cues[CueId::head_turn];
  // Eyes that are closed look at nothing: that time counts as not toward, if it lasts.
  const bool closed = cues[CueId::eyes_closed].value.value_or(0.0) > 0.5;
  if (span_s > 0.0 && span_s <= options_.max_gap_s && (eyes.value || closed) && turn.value) {
    const bool toward = !closed && *eyes.value >= options_.least_contact &&
                        std::abs(*turn.value) <= options_.max_turn_rad;
    recent_.add(time_s, span_s, toward);
  }
  if (recent_.observed_s() < options_.min_observed_s) {
    cues[CueId::attending] = missing_reading(CueId::attending, core::Missing::too_short);
    return;
  }
  const double share = recent_.counted_s() / recent_.observed_s();
  const double seen = std::clamp(recent_.observed_s() / options_.window_s, 0.0, 1.0);
  cues[CueId::attending] =
      value_reading(CueId::attending, std::clamp(share, 0.0, 1.0), seen, true, options_.steps);
}

}  // namespace attune::cues
