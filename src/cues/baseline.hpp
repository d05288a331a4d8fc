#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/cue.hpp"
#include "core/neutral.hpp"
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
  // While it is not fitted: the height of the brows in the calm moments so far (IOD), once these
  // are enough to see a change against them.
  std::optional<double> brows_so_far;

  double operator[](Feature f) const { return center[static_cast<std::size_t>(f)]; }
  double noise_of(Feature f) const { return noise[static_cast<std::size_t>(f)]; }
  double spread_of(Feature f) const { return spread[static_cast<std::size_t>(f)]; }
};

// Learns the neutral face from calm seconds: frames in which the face is roughly frontal, sharp,
// still, and has its eyes open and its mouth shut. The median makes blinks and words drop out, and
// the result is limited to the range of calm faces, so that a smile at the start does not become
// neutral. It is used after `learn_s` and judged after `settle_s`: a face that smiled or was turned
// all the while is refused and learned anew. Calm frames go on refining it up to `refine_s`, and
// afterwards it follows slow changes (BaselineOptions).
class Baseline {
 public:
  explicit Baseline(const CueOptions& options);

  // `smooth` are the frame's smoothed features. Times must increase. Another backend than before
  // starts anew: it places its points elsewhere. `happiness`: what the expression model gives, if
  // it ran.
  void update(const FaceView& view, const FeatureSet& smooth, std::optional<double> happiness,
              double time_s);
  const Neutral& neutral() const { return neutral_; }
  core::BaselineStatus status() const;
  void reset();
  // How often the head's neutral place was found elsewhere since the first: another seat.
  int seat() const { return seat_; }

  // What was learned, once the status is ready.
  std::shared_ptr<const core::PersonalNeutral> learned() const { return learned_; }
  // Takes what was learned in an earlier run. Measures that it does not name stay generic, or,
  // where nothing is usual among people, are learned from the next calm seconds (drift_step_s); it
  // is dropped when the first frame comes from another backend.
  void adopt(std::shared_ptr<const core::PersonalNeutral> saved);

 private:
  std::optional<core::Missing> obstacle(const FaceView& view, const FeatureSet& smooth,
                                        double time_s);
  bool is_moving(const FaceView& view, const FeatureSet& smooth, double time_s);
  void take_sample(const FeatureSet& smooth, std::optional<double> happiness, double time_s);
  void fit();
  std::optional<core::Missing> not_neutral() const;
  void settle();
  void follow_drift();
  void follow_move();
  double generic_center(Feature feature) const;
  double drift_spread(Feature feature) const;
  bool is_unknown(Feature feature) const;
  bool is_elsewhere(const FeatureSet& smooth) const;

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
  std::vector<double> happiness_;
  std::optional<core::Missing> waiting_for_;
  std::optional<core::Missing> refused_;
  int refusals_ = 0;
  std::shared_ptr<const core::PersonalNeutral> learned_;
  bool from_profile_ = false;
  int seat_ = 0;
  std::array<double, kFeatureCount> settled_{};  // centres as learned: drift is counted from here
  double learned_s_ = 0.0;                       // of calm frames
  double elsewhere_s_ = 0.0;  // of calm frames with the head in another place than at neutral
  double fitted_at_s_ = 0.0;  // learned_s_ at the last fit
  std::optional<double> first_s_;
  std::optional<double> last_good_s_;
  std::optional<double> last_sample_s_;
  std::optional<Place> place_;
  bool moving_ = true;
};

}  // namespace attune::cues
