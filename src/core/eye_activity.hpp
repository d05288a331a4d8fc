#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "core/missing.hpp"

namespace attune::core {

// A number over time, or why there is none. Exactly one of the two is set.
struct Measured {
  std::optional<double> value;
  std::optional<Missing> missing = Missing::too_short;
};
inline Measured measured(double value) { return {value, std::nullopt}; }
inline Measured not_measured(Missing why) { return {std::nullopt, why}; }

// Where eyes go that leave the camera, as the subject sees it; the larger part of the angle.
enum class GazeSide { left, right, up, down };
inline constexpr std::size_t kGazeSideCount = 4;
// Stable name for files, e.g. "down".
std::string_view name(GazeSide side);

// What the eyes did for a while.
enum class EyeEpisodeKind {
  contact,       // the eyes stayed with the camera
  aversion,      // they left it while the head stayed
  blink,         // both eyes shut for the time of a blink
  long_closure,  // both eyes shut for longer
};
std::string_view name(EyeEpisodeKind kind);

// One episode that is over; told once, with the frame that showed its end.
struct EyeEpisode {
  EyeEpisodeKind kind = EyeEpisodeKind::contact;
  int face = 0;
  double start_s = 0.0;
  double length_s = 0.0;
  std::optional<GazeSide> side;  // of an aversion
};

// Where the eyes point, against the line to the camera, while the person looks where eye contact
// is meant (the other's face on a screen). Signs as CueId::gaze_horizontal and gaze_vertical.
struct GazeOffset {
  double yaw_rad = 0.0;
  double pitch_rad = 0.0;
};

// The three seconds in which such an offset is learned.
struct OffsetStep {
  enum class State { idle, running, done, refused };
  State state = State::idle;   // done and refused stay until the next step or until it is cleared
  double progress = 0.0;       // [0,1] while running
  std::optional<Missing> why;  // while running: what it waits for; when refused: the reason
};

// What the eyes of one face did over the last minute of stream time. Definitions and limits:
// cues/glances.hpp and cues/blinks.hpp. Description of a person, never a score.
struct EyeActivity {
  Measured contact_share;      // [0,1] of the time in which gaze could be read
  Measured contact_now_s;      // how long the present contact has lasted; missing without one
  Measured contact_mean_s;     // mean length of the contacts that ended in the last minute
  Measured aversions_per_min;  // of the time in which gaze could be read
  std::array<int, kGazeSideCount> aversions{};  // by GazeSide, in the last minute
  Measured blinks_per_min;                      // of the time in which the lids could be read
  int blinks = 0;                               // since the face came into view
  int long_closures = 0;                        // likewise
  std::optional<GazeOffset> offset;  // in use: gaze is read against this place, not the camera
  OffsetStep offset_step;
};

}  // namespace attune::core
