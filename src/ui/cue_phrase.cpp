#include "ui/cue_phrase.hpp"

#include <string_view>

namespace attune::ui {
namespace {

using core::CueId;
using core::CueReading;

// The degree shows in the bar.
std::string_view without_degree(std::string_view word) {
  for (const std::string_view degree : {"slightly ", "strongly "}) {
    if (word.substr(0, degree.size()) == degree) return word.substr(degree.size());
  }
  return word;
}

bool neutral(const CueReading& reading) { return reading.intensity == core::Intensity::none; }

std::string sideways(const CueReading& reading, std::string_view how) {
  return std::string(how) + (*reading.value > 0 ? " to their left" : " to their right");
}

}  // namespace

std::string row_phrase(const CueReading& reading) {
  const std::string word{without_degree(reading.word)};
  switch (reading.id) {
    case CueId::eye_contact:
    case CueId::eyes_closed:
    case CueId::mouth_open:
      return word;
    case CueId::gaze_horizontal:
    case CueId::gaze_vertical:
      return neutral(reading) ? word : "looking " + word;
    case CueId::eye_openness_right:
      return "right eye " + word;
    case CueId::eye_openness_left:
      return "left eye " + word;
    case CueId::brow_raise:
    case CueId::brow_lower:
      return neutral(reading) ? "level" : word;
    case CueId::mouth_corners:
      return "corners " + word;
    case CueId::lips_pressed:
      return "lips " + word;
    case CueId::head_turn:
      return neutral(reading) ? word : sideways(reading, "turned");
    case CueId::head_tilt:
      return neutral(reading) ? word : sideways(reading, "tilted");
    case CueId::head_nod:
      return "head " + word;
    case CueId::lean:
      return neutral(reading) ? "upright" : word;
    case CueId::shoulders:
      return "shoulders " + word;
    case CueId::lean_side:
      return neutral(reading) ? word : "leaning " + word;
    case CueId::body_turn:
      return neutral(reading) ? word : "body " + word;
    case CueId::arms_crossed:
      return "arms " + word;
    default:
      break;
  }
  return word;
}

std::string callout_phrase(const CueReading& reading) {
  std::string phrase = row_phrase(reading);
  switch (reading.id) {
    case CueId::eye_contact:
    case CueId::eyes_closed:
    case CueId::gaze_horizontal:
    case CueId::gaze_vertical:
      return "Eyes " + phrase;
    case CueId::brow_raise:
    case CueId::brow_lower:
      return "Brows " + phrase;
    case CueId::mouth_corners:
    case CueId::mouth_open:
      return "Mouth " + phrase;
    case CueId::head_turn:
    case CueId::head_tilt:
      return "Head " + phrase;
    case CueId::tension_brow:
    case CueId::tension_lids:
    case CueId::tension_nose:
    case CueId::tension_lips:
    case CueId::tension_chin:
    case CueId::tension_jaw:
    case CueId::tension_shoulders:
      phrase += " held";
      break;
    case CueId::eye_openness_right:
    case CueId::eye_openness_left:
    case CueId::lips_pressed:
    case CueId::head_nod:
    case CueId::lean:
    default:
      break;
  }
  if (!phrase.empty() && phrase[0] >= 'a' && phrase[0] <= 'z') {
    phrase[0] = static_cast<char>(phrase[0] - 'a' + 'A');
  }
  return phrase;
}

}  // namespace attune::ui
