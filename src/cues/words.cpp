#include "cues/words.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cues/body_words.hpp"
#include "cues/face_words.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::Intensity;
using core::Part;

std::vector<Part> parts_of(CueId id) {
  switch (id) {
    case CueId::eye_openness_right:
      return {Part::right_eye};
    case CueId::eye_openness_left:
      return {Part::left_eye};
    case CueId::eye_contact:
    case CueId::gaze_horizontal:
    case CueId::gaze_vertical:
    case CueId::eyes_closed:
      return {Part::right_eye, Part::left_eye};
    case CueId::brow_raise:
    case CueId::brow_lower:
      return {Part::right_brow, Part::left_brow};
    case CueId::mouth_corners:
    case CueId::mouth_open:
    case CueId::lips_pressed:
      return {Part::mouth};
    case CueId::head_turn:
    case CueId::head_nod:
    case CueId::head_tilt:
    case CueId::lean:
      return {Part::head};
    default: {
      std::vector<Part> body = body_parts(id);
      return body.empty() ? face_parts(id) : body;
    }
  }
}

std::string_view subject(CueId id) {
  switch (id) {
    case CueId::eye_contact:
    case CueId::gaze_horizontal:
    case CueId::gaze_vertical:
      return "Where the eyes look";
    case CueId::eye_openness_right:
      return "The right eye";
    case CueId::eye_openness_left:
      return "The left eye";
    case CueId::eyes_closed:
      return "Whether the eyes are closed";
    case CueId::brow_raise:
    case CueId::brow_lower:
      return "The place of the brows";
    case CueId::mouth_corners:
    case CueId::mouth_open:
    case CueId::lips_pressed:
      return "The mouth";
    case CueId::head_turn:
    case CueId::head_nod:
    case CueId::head_tilt:
      return "The turn of the head";
    case CueId::lean:
      return "The lean";
    default:
      return core::info(id).label;
  }
}

Saying say_openness(const CueReading& r, std::string_view eye) {
  const double open = *r.value;
  if (open < 0.25) return {"nearly closed", fmt::format("The {} eye is nearly closed.", eye)};
  if (r.intensity == Intensity::none || r.intensity == Intensity::slight) {
    return {"open", fmt::format("The {} eye is as open as usual.", eye)};
  }
  if (open > 1.0) return {"wide open", fmt::format("The {} eye is wide open.", eye)};
  return {"narrowed", fmt::format("The {} eye is narrowed.", eye)};
}

Saying say(const CueReading& r, const WordLimits& limits) {
  const double value = *r.value;
  const bool none = r.intensity == Intensity::none;
  const std::string_view side = value > 0 ? "left" : "right";
  switch (r.id) {
    case CueId::eye_contact:
      if (value >= limits.toward) return {"toward you", "The eyes look toward the camera."};
      if (value < limits.away) return {"away", "The eyes look away from the camera."};
      return {"near you", "The eyes look close to the camera, perhaps at it."};
    case CueId::gaze_horizontal:
      if (none) return {"straight", "The eyes look neither left nor right."};
      return {with_degree(r.intensity == Intensity::slight ? Intensity::slight : Intensity::clear,
                          fmt::format("to their {}", side)),
              fmt::format("The eyes look to their {}.", side)};
    case CueId::gaze_vertical:
      if (none) return {"level", "The eyes look neither up nor down."};
      return {with_degree(r.intensity == Intensity::slight ? Intensity::slight : Intensity::clear,
                          value > 0 ? "up" : "down"),
              fmt::format("The eyes look {}.", value > 0 ? "up" : "down")};
    case CueId::eye_openness_right:
      return say_openness(r, "right");
    case CueId::eye_openness_left:
      return say_openness(r, "left");
    case CueId::eyes_closed:
      if (value >= 0.5) return {"closed", "The eyes are closed."};
      return {"open", "The eyes are open."};
    case CueId::brow_raise:
      if (none) return {"not raised", "The brows are not raised."};
      return {with_degree(r.intensity, "raised"),
              fmt::format("The brows are {}.", with_degree(r.intensity, "raised"))};
    case CueId::brow_lower:
      if (none) return {"not lowered", "The brows are not lowered."};
      return {
          with_degree(r.intensity, "lowered"),
          fmt::format("The brows are {} or drawn together.", with_degree(r.intensity, "lowered"))};
    case CueId::mouth_corners: {
      if (none) return {"level", "The corners of the mouth are level."};
      const std::string how = with_degree(r.intensity, value > 0 ? "up" : "down");
      return {how, fmt::format("The corners of the mouth are {}.",
                               with_degree(r.intensity, value > 0 ? "pulled up" : "pulled down"))};
    }
    case CueId::mouth_open:
      if (none) return {"closed", "The mouth is closed."};
      if (r.intensity == Intensity::slight) {
        return {"slightly open", "The mouth is slightly open."};
      }
      if (r.intensity == Intensity::strong) return {"wide open", "The mouth is wide open."};
      return {"open", "The mouth is open."};
    case CueId::lips_pressed:
      if (none) return {"relaxed", "The lips are not pressed together."};
      return {with_degree(r.intensity, "pressed"),
              fmt::format("The lips look {} together.", with_degree(r.intensity, "pressed"))};
    case CueId::head_turn:
      if (none) return {"facing ahead", "The head is not turned."};
      return {with_degree(r.intensity, fmt::format("to their {}", side)),
              fmt::format("The head is {} to their {}.", with_degree(r.intensity, "turned"), side)};
    case CueId::head_nod:
      if (none) return {"level", "The head is neither raised nor lowered."};
      return {with_degree(r.intensity, value > 0 ? "raised" : "lowered"),
              fmt::format("The head is {}.",
                          with_degree(r.intensity, value > 0 ? "raised" : "lowered"))};
    case CueId::head_tilt:
      if (none) return {"upright", "The head is upright."};
      return {with_degree(r.intensity, fmt::format("to their {}", side)),
              fmt::format("The head is {} to their {}.", with_degree(r.intensity, "tilted"), side)};
    case CueId::lean:
      if (none) return {"as before", "The face is as near as at the start."};
      return {with_degree(r.intensity, value > 0 ? "leaning in" : "leaning back"),
              fmt::format("The person is {}.",
                          with_degree(r.intensity, value > 0 ? "leaning in" : "leaning back"))};
    default:
      if (std::optional<Saying> body = say_body(r)) return *std::move(body);
      return say_face(r).value_or(
          Saying{std::string(core::words(r.intensity)),
                 fmt::format("{}: {}.", core::info(r.id).label, core::words(r.intensity))});
  }
}

}  // namespace

void put_into_words(CueReading& reading, const WordLimits& limits) {
  reading.parts = parts_of(reading.id);
  if (reading.value) {
    Saying saying = say(reading, limits);
    reading.word = std::move(saying.word);
    reading.sentence = std::move(saying.sentence);
  } else {
    const std::string_view why =
        body_reason(reading.id, *reading.missing).value_or(core::words(*reading.missing));
    reading.word = fmt::format("not readable ({})", why);
    reading.sentence = fmt::format("{} cannot be read: {}.", subject(reading.id), why);
  }
}

}  // namespace attune::cues
