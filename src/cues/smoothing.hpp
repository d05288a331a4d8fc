#pragma once

#include <optional>

#include "cues/features.hpp"
#include "cues/options.hpp"

namespace attune::cues {

// Exponential smoothing by time: what counts is how long a value lasted, not how many frames it
// took, so that the frame rate changes nothing.
class Smoother {
 public:
  // The smoothed value after `dt_s` seconds with `x`. The first value is taken as it is.
  double update(double x, double dt_s, double time_constant_s);
  void restart() { value_.reset(); }

 private:
  std::optional<double> value_;
};

// One smoother a feature. A feature that is missing stays missing; after more than `restart_s`
// without it, smoothing begins anew.
class FeatureSmoother {
 public:
  explicit FeatureSmoother(const SmoothingOptions& options) : options_(options) {}
  // Times must increase.
  FeatureSet update(const FeatureSet& raw, double time_s);

 private:
  struct Track {
    Smoother smoother;
    double last_s = 0.0;
    bool seen = false;
  };
  SmoothingOptions options_;
  std::array<Track, kFeatureCount> tracks_;
};

}  // namespace attune::cues
