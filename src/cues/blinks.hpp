#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "core/eye_activity.hpp"
#include "cues/options.hpp"
#include "cues/recent_time.hpp"

namespace attune::cues {

// What blinks are counted from, one frame.
struct LidSample {
  std::optional<double> right;   // openness against the person's own open level, not smoothed
  std::optional<double> left;    // likewise
  std::optional<double> closed;  // likelihood that both eyes are closed
  double nod_rad = 0.0;          // head against its neutral pitch
  // Why the lids cannot be compared with the person's own, e.g. no_baseline; set or not.
  std::optional<core::Missing> missing;
};

// Counts blinks and longer closures. Both eyes must come down together to below half of the
// person's own open level and open again (own level instead of one number for all: the thresholds
// of the literature disagree, Soukupova & Cech 2016 and later). The times are those at which the
// lids pass that level, taken between frames, so that the frame rate changes nothing:
//   blink         0.1 to 0.4 s from the first to the last movement, which is about 0.06 to 0.4 s
//                 below half
//   long closure  longer, and closed by the measure that tells shut eyes from eyes cast down
// A wink is neither. While the head is lowered or raised far from its neutral, lids are not judged
// (they narrow to the camera by themselves).
class Blinks {
 public:
  explicit Blinks(const BlinkOptions& options) : options_(options), recent_(options.window_s) {}

  // Times must increase; a gap of more than `max_gap_s` ends what was going on, untold. Gives the
  // episode that this frame ended, if any.
  std::optional<core::EyeEpisode> update(const LidSample& sample, double time_s);
  // Sets blinks_per_min, blinks and long_closures.
  void report(core::EyeActivity& activity) const;

 private:
  std::optional<core::EyeEpisode> end(double time_s);

  struct Frame {
    double time_s = 0.0;
    double open = 0.0;  // the more open eye
  };

  BlinkOptions options_;
  RecentTime recent_;
  std::optional<Frame> last_;        // the last readable frame
  std::optional<double> shut_at_s_;  // since when the lids are down
  double lowest_ = 0.0;              // of the episode
  bool closed_ = false;              // the episode was judged closed
  std::optional<core::Missing> missing_ = core::Missing::no_baseline;
  std::deque<double> recent_blinks_;  // their end times
  int blinks_ = 0;
  int long_closures_ = 0;
};

}  // namespace attune::cues
