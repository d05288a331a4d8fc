#pragma once

#include <optional>

#include "cues/reading.hpp"
#include "cues/recent_time.hpp"

namespace attune::cues {

// Whether the watched person attends: the share of the last half minute in which face and eyes were
// toward the camera (or the learned place of eye contact), of the time in which both could be read.
// People look away to think: a low share is not a lack of interest.
class Presence {
 public:
  explicit Presence(const PresenceOptions& options)
      : options_(options), recent_(options.window_s) {}

  // Needs eye_contact, head_turn and head_nod; fills CueId::attending. Times must increase.
  void read(core::CueSet& cues, double time_s);

 private:
  PresenceOptions options_;
  RecentTime recent_;
  std::optional<double> last_s_;
};

}  // namespace attune::cues
