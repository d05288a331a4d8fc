#pragma once

#include <optional>
#include <vector>

#include "core/eye_activity.hpp"
#include "cues/options.hpp"

namespace attune::cues {

// Where the eyes point now, for learning where they point when the person means eye contact.
struct OffsetSample {
  std::optional<core::GazeOffset> gaze;  // against the camera, without any offset
  std::optional<core::Missing> missing;  // why there is none
  double head_yaw_rad = 0.0;             // against the camera
  double head_pitch_rad = 0.0;
};

// Three seconds of looking at one place. Blinks only lengthen it; it is refused when the eyes stay
// closed or cannot be read, when the head is turned, when the gaze wanders (unsteady), or when it
// points so far from the camera that no screen could be there.
class OffsetLearner {
 public:
  explicit OffsetLearner(const OffsetOptions& options) : options_(options) {}

  void start();
  void stop();  // back to idle
  // Times must increase. The learned offset, once, with the frame that completes it.
  std::optional<core::GazeOffset> update(const OffsetSample& sample, double time_s);
  const core::OffsetStep& status() const { return status_; }

 private:
  void refuse(core::Missing why);
  std::optional<core::GazeOffset> finish();

  OffsetOptions options_;
  core::OffsetStep status_;
  std::vector<double> yaws_;
  std::vector<double> pitches_;
  double watched_s_ = 0.0;
  std::optional<double> last_s_;
  std::optional<double> missing_since_s_;
};

}  // namespace attune::cues
