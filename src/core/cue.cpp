#include "core/cue.hpp"

#include <numbers>

namespace attune::core {
namespace {

constexpr double kRightAngle = std::numbers::pi / 2;

constexpr std::array<CueInfo, kCueCount> kCues{{
    {CueId::eye_contact, "eye_contact", "Eye contact", CueGroup::eyes, 0, 1, false},
    {CueId::gaze_horizontal, "gaze_horizontal", "Gaze sideways", CueGroup::eyes, -kRightAngle,
     kRightAngle, true},
    {CueId::gaze_vertical, "gaze_vertical", "Gaze up or down", CueGroup::eyes, -kRightAngle,
     kRightAngle, true},
    {CueId::eye_openness_right, "eye_openness_right", "Right eye", CueGroup::eyes, 0, 2, false},
    {CueId::eye_openness_left, "eye_openness_left", "Left eye", CueGroup::eyes, 0, 2, false},
    {CueId::eyes_closed, "eyes_closed", "Eyes closed", CueGroup::eyes, 0, 1, false},
    {CueId::brow_raise, "brow_raise", "Brows raised", CueGroup::brows, 0, 1, false},
    {CueId::brow_lower, "brow_lower", "Brows lowered", CueGroup::brows, 0, 1, false},
    {CueId::mouth_corners, "mouth_corners", "Mouth corners", CueGroup::mouth, -1, 1, false},
    {CueId::mouth_open, "mouth_open", "Mouth open", CueGroup::mouth, 0, 1, false},
    {CueId::lips_pressed, "lips_pressed", "Lips pressed", CueGroup::tension, 0, 1, false},
    {CueId::head_turn, "head_turn", "Head turn", CueGroup::posture, -kRightAngle, kRightAngle,
     true},
    {CueId::head_nod, "head_nod", "Head up or down", CueGroup::posture, -kRightAngle, kRightAngle,
     true},
    {CueId::head_tilt, "head_tilt", "Head tilt", CueGroup::posture, -kRightAngle, kRightAngle,
     true},
    {CueId::lean, "lean", "Lean", CueGroup::posture, -1, 2, false},
    {CueId::smile, "smile", "Smile", CueGroup::mouth, 0, 1, false},
    {CueId::smile_asymmetry, "smile_asymmetry", "One-sided smile", CueGroup::mouth, -1, 1, false},
    {CueId::smile_eyes, "smile_eyes", "Eyes join the smile", CueGroup::eyes, 0, 1, false},
    {CueId::au01_right, "au01_right", "Inner brow raised, right", CueGroup::action_units, 0, 1,
     false},
    {CueId::au01_left, "au01_left", "Inner brow raised, left", CueGroup::action_units, 0, 1, false},
    {CueId::au02_right, "au02_right", "Outer brow raised, right", CueGroup::action_units, 0, 1,
     false},
    {CueId::au02_left, "au02_left", "Outer brow raised, left", CueGroup::action_units, 0, 1, false},
    {CueId::au04, "au04", "Brows lowered and together", CueGroup::action_units, 0, 1, false},
    {CueId::au05_right, "au05_right", "Upper lid raised, right", CueGroup::action_units, 0, 1,
     false},
    {CueId::au05_left, "au05_left", "Upper lid raised, left", CueGroup::action_units, 0, 1, false},
    {CueId::au06_right, "au06_right", "Cheek raised, right", CueGroup::action_units, 0, 1, false},
    {CueId::au06_left, "au06_left", "Cheek raised, left", CueGroup::action_units, 0, 1, false},
    {CueId::au07_right, "au07_right", "Lids tightened, right", CueGroup::action_units, 0, 1, false},
    {CueId::au07_left, "au07_left", "Lids tightened, left", CueGroup::action_units, 0, 1, false},
    {CueId::au09, "au09", "Nose wrinkled", CueGroup::action_units, 0, 1, false},
    {CueId::au10, "au10", "Upper lip raised", CueGroup::action_units, 0, 1, false},
    {CueId::au12_right, "au12_right", "Lip corner pulled up, right", CueGroup::action_units, 0, 1,
     false},
    {CueId::au12_left, "au12_left", "Lip corner pulled up, left", CueGroup::action_units, 0, 1,
     false},
    {CueId::au14_right, "au14_right", "Lip corner drawn in, right", CueGroup::action_units, 0, 1,
     false},
    {CueId::au14_left, "au14_left", "Lip corner drawn in, left", CueGroup::action_units, 0, 1,
     false},
    {CueId::au15_right, "au15_right", "Lip corner pulled down, right", CueGroup::action_units, 0, 1,
     false},
    {CueId::au15_left, "au15_left", "Lip corner pulled down, left", CueGroup::action_units, 0, 1,
     false},
    {CueId::au17, "au17", "Chin raised", CueGroup::action_units, 0, 1, false},
    {CueId::au20, "au20", "Lips stretched", CueGroup::action_units, 0, 1, false},
    {CueId::au23, "au23", "Lips tightened", CueGroup::action_units, 0, 1, false},
    {CueId::au25, "au25", "Lips parted", CueGroup::action_units, 0, 1, false},
    {CueId::au26, "au26", "Jaw dropped", CueGroup::action_units, 0, 1, false},
    {CueId::au43_right, "au43_right", "Eye closed, right", CueGroup::action_units, 0, 1, false},
    {CueId::au43_left, "au43_left", "Eye closed, left", CueGroup::action_units, 0, 1, false},
    {CueId::tension_brow, "tension_brow", "Brow tension", CueGroup::tension, 0, 1, false},
    {CueId::tension_lids, "tension_lids", "Lid tension", CueGroup::tension, 0, 1, false},
    {CueId::tension_nose, "tension_nose", "Nose tension", CueGroup::tension, 0, 1, false},
    {CueId::tension_lips, "tension_lips", "Lip tension", CueGroup::tension, 0, 1, false},
    {CueId::tension_chin, "tension_chin", "Chin tension", CueGroup::tension, 0, 1, false},
    {CueId::tension_jaw, "tension_jaw", "Jaw held shut", CueGroup::tension, 0, 1, false},
    {CueId::tension_shoulders, "tension_shoulders", "Shoulder tension", CueGroup::tension, 0, 1,
     false},
    {CueId::tension_stillness, "tension_stillness", "Held still", CueGroup::tension, 0, 1, false},
    {CueId::tension, "tension", "Tension", CueGroup::tension, 0, 1, false},
    {CueId::shoulders, "shoulders", "Shoulders", CueGroup::posture, -1, 1, false},
    {CueId::slouch, "slouch", "Slouch", CueGroup::posture, 0, 1, false},
    {CueId::lean_side, "lean_side", "Lean sideways", CueGroup::posture, -kRightAngle, kRightAngle,
     true},
    {CueId::body_turn, "body_turn", "Body turn", CueGroup::posture, -kRightAngle, kRightAngle,
     true},
    {CueId::hand_to_face, "hand_to_face", "Hand to face", CueGroup::posture, 0, 1, false},
    {CueId::arms_crossed, "arms_crossed", "Arms crossed", CueGroup::posture, 0, 1, false},
    {CueId::nodding, "nodding", "Nodding", CueGroup::movement, 0, 1, false},
    {CueId::shaking, "shaking", "Head shake", CueGroup::movement, 0, 1, false},
    {CueId::head_movement, "head_movement", "Head movement", CueGroup::movement, 0, 1, false},
    {CueId::body_movement, "body_movement", "Body movement", CueGroup::movement, 0, 1, false},
    {CueId::fidgeting, "fidgeting", "Fidgeting", CueGroup::movement, 0, 1, false},
    {CueId::stillness, "stillness", "Stillness", CueGroup::movement, 0, 1, false},
    {CueId::speaking, "speaking", "Speaking", CueGroup::movement, 0, 1, false},
    {CueId::attending, "attending", "Attending", CueGroup::movement, 0, 1, false},
}};

}  // namespace

const std::array<CueInfo, kCueCount>& all_cues() { return kCues; }

const CueInfo& info(CueId id) { return kCues[static_cast<std::size_t>(id)]; }

std::optional<CueId> find_cue(std::string_view name) {
  for (const CueInfo& cue : kCues) {
    if (cue.name == name) return cue.id;
  }
  return std::nullopt;
}

std::string_view words(Intensity intensity) {
  switch (intensity) {
    case Intensity::none:
      return "none";
    case Intensity::slight:
      return "slight";
    case Intensity::clear:
      return "clear";
    case Intensity::strong:
      return "strong";
  }
  return "none";
}

}  // namespace attune::core
