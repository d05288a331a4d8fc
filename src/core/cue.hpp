#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/missing.hpp"

namespace attune::core {

// What Attune can see. The order is that of the CSV columns and of the cue panel.
enum class CueId {
  eye_contact,      // likelihood that the eyes look towards the camera, [0,1]
  gaze_horizontal,  // where the eyes look, from head and iris: > 0 to the subject's left, radians
  gaze_vertical,    // > 0 up, radians
  eye_openness_right,  // lid opening against the own open eye, 0 closed, 1 as open as usual
  eye_openness_left,
  eyes_closed,    // likelihood that both eyes are closed, [0,1]
  brow_raise,     // brows above their neutral place, [0,1]
  brow_lower,     // brows below it or drawn together, [0,1]
  mouth_corners,  // -1 pulled down .. 0 level .. +1 pulled up
  mouth_open,     // [0,1]
  lips_pressed,   // [0,1]
  head_turn,      // yaw against neutral, radians, > 0 to the subject's left
  head_nod,       // pitch against neutral, radians, > 0 up
  head_tilt,      // roll against neutral, radians, > 0 to the subject's left shoulder
  lean,           // face size against neutral, minus 1: > 0 leaning in, < 0 leaning back
};
inline constexpr int kCueCount = 15;

// Rows of the cue panel (DESIGN: Eyes, Brows, Mouth, Tension, Posture).
enum class CueGroup { eyes, brows, mouth, tension, posture };

enum class Part { right_eye, left_eye, right_brow, left_brow, nose, mouth, jaw, head };

struct CueInfo {
  CueId id;
  std::string_view name;   // column name in files, snake_case
  std::string_view label;  // a word or two for the screen
  CueGroup group;
  double low;  // range of the value; angles in radians
  double high;
  bool is_angle;  // files give degrees, with "_deg" added to the name
};

const CueInfo& info(CueId id);
const std::array<CueInfo, kCueCount>& all_cues();
std::optional<CueId> find_cue(std::string_view name);

enum class Intensity { none, slight, clear, strong };
std::string_view words(Intensity intensity);

// One cue at one moment. Either `value` or `missing` is set, never both, never neither.
struct CueReading {
  CueId id = CueId::eye_contact;
  std::optional<double> value;            // in the cue's range
  std::optional<Missing> missing;         // why there is no value
  double confidence = 0.0;                // [0,1]; 0 when missing
  Intensity intensity = Intensity::none;  // how far from neutral
  bool active = false;                    // a cue is going on now (with hysteresis): outline it
  bool fitted = false;      // compared with this person's own baseline, not with a generic one
  std::string word;         // a few words for the panel: "toward you", "raised", "level"
  std::string sentence;     // one plain sentence: "The brows are raised."
  std::vector<Part> parts;  // where it shows
};

// All cues of one face at one moment, indexed by CueId.
struct CueSet {
  std::array<CueReading, kCueCount> readings;
  const CueReading& operator[](CueId id) const { return readings[static_cast<std::size_t>(id)]; }
  CueReading& operator[](CueId id) { return readings[static_cast<std::size_t>(id)]; }
};

// How far the personal neutral baseline has come.
struct BaselineStatus {
  bool ready = false;
  double progress = 0.0;               // [0,1]
  std::optional<Missing> waiting_for;  // why learning stands still, e.g. turned_away
};

// A cue that began or ended; for the timeline.
struct CueEvent {
  CueId id = CueId::eye_contact;
  int face = 0;
  bool started = true;
  double time_s = 0.0;
  std::string word;
};

}  // namespace attune::core
