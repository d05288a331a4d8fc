#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/cue.hpp"
#include "core/eye_activity.hpp"
#include "core/face.hpp"
#include "core/head_activity.hpp"
#include "core/neutral.hpp"

namespace attune::cues {

struct CueOptions;  // cues/options.hpp: thresholds, time constants and baseline length, with their
                    // origins

// All cues of one face over time: measures, compares with the person's neutral baseline, smooths,
// and says it in words. One engine a face; not thread safe.
class CueEngine {
 public:
  CueEngine();
  explicit CueEngine(const CueOptions& options);
  ~CueEngine();
  CueEngine(CueEngine&&) noexcept;
  CueEngine& operator=(CueEngine&&) noexcept;

  // The cues at `time_s`. Times must increase; a gap of more than a second restarts the smoothing,
  // not the baseline. Never throws for strange shapes: a cue that cannot be read is missing with
  // its reason.
  core::CueSet update(const core::Face& face, double time_s);

  // What began or ended with the last update (hysteresis applied).
  const std::vector<core::CueEvent>& events() const;

  core::BaselineStatus baseline() const;
  void reset_baseline();
  // What was learned, once the baseline is ready; and what was kept from an earlier run.
  std::shared_ptr<const core::PersonalNeutral> neutral() const;
  void set_neutral(std::shared_ptr<const core::PersonalNeutral> saved);

  // What the head did up to the last update, and which gestures were over with it; their face is
  // left at 0.
  const core::HeadActivity& head() const;
  const std::vector<core::HeadGesture>& gestures() const;
  // While a smile goes on.
  const std::optional<core::SmileDetail>& smile() const;

  // What the eyes did up to the last update, and what was over with it.
  const core::EyeActivity& eyes() const;
  const std::vector<core::EyeEpisode>& eye_episodes() const;

  // Starts the seconds in which the person looks where eye contact is meant; eyes().offset_step
  // tells how it goes. On success the offset is in use from the next update on.
  void learn_offset();
  // From the next update on gaze is read against this place; empty: against the camera. Ends
  // learning.
  void set_offset(const std::optional<core::GazeOffset>& offset);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::cues
