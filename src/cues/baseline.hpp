#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/cue.hpp"
#include "cues/face_view.hpp"
#include "cues/features.hpp"
#include "cues/options.hpp"

namespace attune::cues {

// What this person's calm face measures.
struct Neutral {
  bool fitted = false;  // false: the average of many people
  std::array<double, kFeatureCount> center{};
  std::array<double, kFeatureCount> noise{};   // robust standard deviation while calm; 0 if unknown
  std::array<double, kFeatureCount> spread{};  // between people

  double operator[](Feature f) const { return center[static_cast<std::size_t>(f)]; }
  double noise_of(Feature f) const { return noise[static_cast<std::size_t>(f)]; }
  double spread_of(Feature f) const { return spread[static_cast<std::size_t>(f)]; }
};

// Learns the neutral face from the first calm seconds: frames in which the face is roughly frontal,
// sharp, still, and has its eyes open and its mouth shut. The median makes blinks and words drop
// out, and the result is limited to the range of calm faces, so that a smile at the start does not
// become neutral. After it is ready, calm frames go on refining it for a while: half a minute tells
// more than the first three seconds.
class Baseline {
 public:
  explicit Baseline(const CueOptions& options);

  // `smooth` are the frame's smoothed features. Times must increase. Another backend than before
  // starts anew: it places its points elsewhere.
  void update(const FaceView& view, const FeatureSet& smooth, double time_s);
  const Neutral& neutral() const { return neutral_; }
  core::BaselineStatus status() const;
  void reset();

 private:
  std::optional<core::Missing> obstacle(const FaceView& view, const FeatureSet& smooth,
                                        double time_s);
  bool is_moving(const FaceView& view, const FeatureSet& smooth, double time_s);
  void fit();

  // The face a moment ago, to see movement.
  struct Place {
    double time_s = 0.0;
    double yaw = 0.0;
    double pitch = 0.0;
    double roll = 0.0;
    double brow = 0.0;
    double mouth = 0.0;
    cv::Point2d center;
  };

  CueOptions options_;
  core::Backend backend_ = core::Backend::mesh;  // whose points the neutral is made of
  Neutral neutral_;
  std::array<std::vector<double>, kFeatureCount> samples_;
  std::optional<core::Missing> waiting_for_;
  double learned_s_ = 0.0;    // of calm frames
  double fitted_at_s_ = 0.0;  // learned_s_ at the last fit
  std::optional<double> first_s_;
  std::optional<double> last_good_s_;
  std::optional<double> last_sample_s_;
  std::optional<Place> place_;
  bool moving_ = true;
};

}  // namespace attune::cues
