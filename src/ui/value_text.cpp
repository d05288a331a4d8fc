#include "ui/value_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <string_view>

namespace attune::ui {
namespace {

using core::CueId;

std::string percent(double share, std::string_view what) {
  return fmt::format("{:.0f} % {}", 100.0 * std::abs(share), what);
}

// A direction is named only where the rounded number is not nothing.
std::string angle(double value_rad, std::string_view positive, std::string_view negative) {
  const double degrees = std::round(value_rad * 180.0 / std::numbers::pi);
  if (degrees == 0.0) return "0 degrees";
  return fmt::format("{:.0f} {} {}", std::abs(degrees),
                     std::abs(degrees) == 1.0 ? "degree" : "degrees",
                     degrees > 0 ? positive : negative);
}

std::string change(double share, std::string_view more, std::string_view less) {
  if (std::round(100.0 * share) == 0.0) return "0 %";
  return percent(share, share > 0 ? more : less);
}

// A sign stands only where the rounded number is not nothing.
std::string of_one(double value, bool two_sided) {
  if (std::round(100.0 * value) == 0.0) return "0.00 of 1";
  return two_sided ? fmt::format("{:+.2f} of 1", value) : fmt::format("{:.2f} of 1", value);
}

// Cues that mean the same on everybody's face, or that look at time alone.
bool needs_neutral(CueId id) {
  switch (id) {
    case CueId::eye_contact:
    case CueId::gaze_horizontal:
    case CueId::gaze_vertical:
    case CueId::hand_to_face:
    case CueId::arms_crossed:
      return false;
    default:
      return core::info(id).group != core::CueGroup::movement;
  }
}

}  // namespace

std::string number_text(const core::CueReading& reading) {
  if (!reading.value || !std::isfinite(*reading.value)) return "";
  const double value = *reading.value;
  switch (reading.id) {
    case CueId::eye_contact:
    case CueId::eyes_closed:
    case CueId::hand_to_face:
    case CueId::arms_crossed:
    case CueId::speaking:
      return percent(value, "likely");
    case CueId::attending:
      return percent(value, "of the last half minute");
    case CueId::eye_openness_right:
    case CueId::eye_openness_left:
      return percent(value, "of usual");
    case CueId::lean:
      return change(value, "nearer", "farther");
    case CueId::shoulders:
      return change(value, "higher", "lower");
    case CueId::slouch:
      return change(value, "lower", "higher");
    case CueId::gaze_horizontal:
    case CueId::head_turn:
    case CueId::head_tilt:
    case CueId::lean_side:
    case CueId::body_turn:
      return angle(value, "to their left", "to their right");
    case CueId::gaze_vertical:
    case CueId::head_nod:
      return angle(value, "up", "down");
    case CueId::mouth_corners:
    case CueId::smile_asymmetry:
      return of_one(value, true);
    default:
      return of_one(value, false);
  }
}

std::string basis_text(const core::CueReading& reading) {
  if (!reading.value || !needs_neutral(reading.id)) return "";
  if (!reading.fitted) return "not yet fitted to this person";
  switch (reading.id) {
    case CueId::shoulders:
    case CueId::slouch:
    case CueId::lean_side:
    case CueId::body_turn:
      return "compared with how this person usually sits";
    default:
      return "compared with this person's neutral face";
  }
}

}  // namespace attune::ui
