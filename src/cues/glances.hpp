#pragma once

#include <array>
#include <deque>
#include <optional>
#include <vector>

#include "core/eye_activity.hpp"
#include "cues/options.hpp"
#include "cues/recent_time.hpp"

namespace attune::cues {

// Where the eyes are, one frame.
struct GlanceSample {
  std::optional<double> contact;  // likelihood of eye contact; empty when it cannot be read
  double yaw_rad = 0.0;           // of the gaze against the camera or the learned place
  double pitch_rad = 0.0;         // likewise
  double head_yaw_rad = 0.0;      // of the head against the camera
  double head_pitch_rad = 0.0;
};

// Contact episodes and aversions.
//   contact   a run of frames in which the likelihood of eye contact is high: it begins at the
//   first
//             of at least `toward.on_s` seconds above `toward.on` and ends at the first of at least
//             `toward.off_s` below `toward.off`. What cannot be read for at most `patience_s`
//             (blinks) interrupts nothing. (Runs of mutual gaze: mean 2.2 s in Rogers et al. 2018,
//             3.3 s preferred in Binetti et al. 2016; both vary widely and are no targets.)
//   aversion  contact ended, and the eyes stay away for more than `aversion_s` while the head stays
//             within `max_head_move_rad` of where it was: the eyes went, not the person. It ends
//             with the next contact, when the head turns away, or when the eyes cannot be read.
//             Its side is that of the mean gaze meanwhile; "down" are downcast eyes. People avert
//             their eyes to think, too.
class Glances {
 public:
  explicit Glances(const GlanceOptions& options) : options_(options), recent_(options.window_s) {}

  // Times must increase; a gap of more than `max_gap_s` ends what was going on. Gives what ended.
  std::vector<core::EyeEpisode> update(const GlanceSample& sample, double time_s);
  // Sets everything about contact and aversions.
  void report(core::EyeActivity& activity) const;

 private:
  struct Away {
    double start_s = 0.0;
    double head_yaw_rad = 0.0;
    double head_pitch_rad = 0.0;
    double yaw_sum = 0.0;
    double pitch_sum = 0.0;
    double last_s = 0.0;  // of the last frame that was read
    bool counted = false;
  };
  struct Ended {
    double end_s;
    double length_s;
  };

  void end_contact(double end_s, std::vector<core::EyeEpisode>& ended);
  void end_away(std::vector<core::EyeEpisode>& ended);
  void follow_away(const GlanceSample& sample, double time_s, std::vector<core::EyeEpisode>& ended);
  core::GazeSide side_of(const Away& away) const;
  void forget(double time_s);

  GlanceOptions options_;
  RecentTime recent_;
  std::optional<double> last_s_;       // of the last update
  std::optional<double> last_read_s_;  // of the last frame in which gaze was read
  bool in_contact_ = false;
  double contact_since_s_ = 0.0;
  std::optional<double> pending_s_;  // since when the other state has been asked for
  std::optional<GlanceSample> pending_;
  std::optional<Away> away_;
  std::deque<Ended> contacts_;
  std::deque<std::pair<double, core::GazeSide>> aversions_;  // start times of counted ones
};

}  // namespace attune::cues
