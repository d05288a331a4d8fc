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
