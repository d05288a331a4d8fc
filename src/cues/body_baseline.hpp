#pragma once

#include <array>
#include <optional>
#include <vector>

#include "cues/body_options.hpp"
#include "cues/body_shape.hpp"

namespace attune::cues {

// How this person sits when calm: the median of the first calm looks, followed slowly as small
// changes last, like the neutral face (cues/baseline.hpp). It belongs to one seat in front of one
// camera and is learned anew in every run.
class BodyBaseline {
 public:
  explicit BodyBaseline(const PostureOptions& options) : options_(options) {}

  // One look: `shape` measured at `time_s`, the head turned by `yaw_rad` against the camera; `busy`
  // when a hand is up, which moves the shoulders. Times increase.
  void update(const BodyShape& shape, double yaw_rad, bool busy, double time_s);
  void reset();

  bool fitted() const { return fitted_; }
  double operator[](BodyFeature f) const { return center_[f]; }
  // Robust standard deviation while calm.
  double noise_of(BodyFeature f) const { return noise_[f]; }

 private:
  bool is_calm(const BodyShape& shape, double yaw_rad, bool busy, double time_s);
  void fit();
  void follow_drift();

  PostureOptions options_;
  bool fitted_ = false;
  BodyShape center_;
  BodyShape noise_;
  BodyShape settled_;  // as learned: drift is counted from here
  std::array<std::vector<double>, kBodyFeatureCount> samples_;
  double learned_s_ = 0.0;  // of calm looks
  double fitted_at_s_ = 0.0;
  std::optional<double> last_s_;  // the last look
  BodyShape last_;
  bool was_calm_ = false;
};

}  // namespace attune::cues
