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

  // Smile.
  smile,            // corners pulled up and out, [0,1]
  smile_asymmetry,  // -1 on the right side alone .. 0 even .. +1 on the left side alone
  smile_eyes,       // eyes joined in: cheeks up and lids narrowed while smiling, [0,1]

  // Facial action units (FACS), 0 as in the person's own neutral face, 1 as far as faces go.
  au01_right,  // inner brow raised
  au01_left,
  au02_right,  // outer brow raised
  au02_left,
  au04,        // brows lowered and drawn together
  au05_right,  // upper lid raised
  au05_left,
  au06_right,  // cheek raised, lids gathered
  au06_left,
  au07_right,  // lids tightened
  au07_left,
  au09,        // nose wrinkled
  au10,        // upper lip raised
  au12_right,  // lip corner pulled up and out
  au12_left,
  au14_right,  // lip corner drawn in, dimple
  au14_left,
  au15_right,  // lip corner pulled down
  au15_left,
  au17,        // chin raised
  au20,        // lips stretched
  au23,        // lips tightened or pressed (23 and 24)
  au25,        // lips parted
  au26,        // jaw dropped
  au43_right,  // eye closed; a blink (45) when short
  au43_left,

  // Where muscles look held, [0,1], and all of it in one number.
  tension_brow,
  tension_lids,
  tension_nose,
  tension_lips,
  tension_chin,
  tension_jaw,  // a stand-in: a still, shut mouth with pressed lips; the muscle cannot be seen
  tension_shoulders,
  tension_stillness,
  tension,

  // The body, against the person's own neutral.
  shoulders,     // > 0 raised, < 0 dropped; change of the distance from ear to shoulder, as a share
  slouch,        // how far the head sank towards the shoulders line, as a share, >= 0
  lean_side,     // upper body tipped over, radians, > 0 to the subject's left
  body_turn,     // upper body turned away from the camera, radians, > 0 to the subject's left
  hand_to_face,  // likelihood that a hand is at the face, [0,1]
  arms_crossed,  // likelihood, [0,1]

  // Movement over the last moments.
  nodding,        // [0,1]
  shaking,        // the head, side to side, [0,1]
  head_movement,  // [0,1], 0 within the noise of the picture
  body_movement,  // likewise
  fidgeting,      // small movements of the body that go on and on, [0,1]
  stillness,      // head and body stay unusually still, [0,1]

  speaking,   // likelihood that the mouth moves as in talking, [0,1]
  attending,  // share of the last half minute with face and eyes toward, [0,1]
};
inline constexpr int kCueCount = 67;

// Rows of the cue panel (DESIGN: Eyes, Brows, Mouth, Tension, Posture), then what has its own
// place: action units in the detail view, movement and presence.
enum class CueGroup { eyes, brows, mouth, tension, posture, movement, action_units };

enum class Part {
  right_eye,
  left_eye,
  right_brow,
  left_brow,
  nose,
  mouth,
  jaw,
  head,
  right_shoulder,
  left_shoulder,
};

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

// How far the personal neutral baseline has come. After a few calm seconds cues are compared with
// what was learned so far (CueReading::fitted); `ready` comes when all of it is learned and looks
// like a neutral face.
struct BaselineStatus {
  bool ready = false;
  double progress = 0.0;               // [0,1], of the calm seconds that it takes
  std::optional<Missing> waiting_for;  // why learning stands still, e.g. turned_away
  // Why the last one was refused after its seconds were over (smiling, turned_away); learning has
  // started anew. Stays until one is accepted.
  std::optional<Missing> refused;
  bool from_profile = false;  // ready because it was saved earlier
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
