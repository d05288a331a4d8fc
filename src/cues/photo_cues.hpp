#pragma once

#include <array>
#include <optional>

#include "core/cue.hpp"
#include "core/face.hpp"
#include "cues/photo_measures.hpp"
#include "cues/reading.hpp"
#include "cues/smoothing.hpp"

namespace attune::cues {

// A sum of measures; empty when one with a weight is not there.
std::optional<double> score(const PhotoRule& rule, const PhotoMeasures& measures);

// Reads brows, how wide the eyes are open, the mouth's corners and smile from one picture by a rule
// that was fitted on rated photos of many people. For faces whose own neutral is not known yet;
// once it is, what was read against it takes over within a second, so that nothing jumps. Without a
// rule (classic backend, or no expression where the rule needs one) the readings stay as they are.
class PhotoCues {
 public:
  explicit PhotoCues(const CueOptions& options)
      : options_(options.photo), smoothing_(options.smoothing) {}
  // Refers to its own options.
  PhotoCues(const PhotoCues&) = delete;
  PhotoCues& operator=(const PhotoCues&) = delete;

  // Changes the readings of brow_raise, brow_lower, eye_openness of both eyes, mouth_corners and
  // smile. Times must increase.
  void apply(const Inputs& in, const core::Face& face, core::CueSet& cues, double time_s);

 private:
  struct Track {
    Smoother smoother;
    const PhotoRule* rule = nullptr;  // another rule begins anew
    double last_s = 0.0;
  };
  std::optional<double> follow(Track& track, const PhotoRule* rule, const PhotoMeasures& measures,
                               double time_s, double time_constant_s) const;
  // `openness`: of both eyes, 1 as open as usual.
  void open_eyes(double openness, double share, bool fitted, const EyeOpennessOptions& o,
                 core::CueSet& cues) const;

  PhotoOptions options_;
  SmoothingOptions smoothing_;
  Track brows_;
  Track eyes_;
  Track corners_;
  Track smile_;
  std::optional<double> fitted_since_s_;
};

}  // namespace attune::cues
