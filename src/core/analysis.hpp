#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/cue.hpp"
#include "core/eye_activity.hpp"
#include "core/face.hpp"
#include "core/frame.hpp"
#include "core/head_activity.hpp"
#include "core/neutral.hpp"
#include "core/state.hpp"

namespace attune::core {

struct FaceAnalysis {
  Face face;
  CueSet cues;
  BaselineStatus baseline;
  // What was learned, once baseline.ready; the same object until it is learned anew.
  std::shared_ptr<const PersonalNeutral> neutral;
  StateEstimate state;  // abstained == switched_off when only cues were asked for
  EyeActivity eyes;
  HeadActivity head;
  std::optional<SmileDetail> smile;      // while a smile goes on
  std::optional<Expression> expression;  // the face's own over the last moments, for the screen
};

// Everything known about one frame; carries the frame, so that picture and overlay match.
struct FrameAnalysis {
  FramePtr frame;
  std::vector<FaceAnalysis> faces;       // by id; empty when no face is in view
  std::vector<CueEvent> events;          // what began or ended with this frame
  std::vector<EyeEpisode> eye_episodes;  // what the eyes did until this frame
  std::vector<HeadGesture> gestures;     // likewise the head
  std::map<std::string, double>
      stage_ms;  // wall time by stage: detect, landmarks, pose, cues, state, ...
};

}  // namespace attune::core
