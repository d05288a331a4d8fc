#include "cues/body_words.hpp"

#include <fmt/format.h>

#include <string>

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::Intensity;
using core::Missing;
using core::Part;

// A side that is a guess is not named.
constexpr double kSureOfSide = 0.36;

Saying say_amount(const CueReading& r, std::string_view subject) {
  switch (r.intensity) {
    case Intensity::none:
      return {"quiet", fmt::format("{} hardly moves.", subject)};
    case Intensity::slight:
      return {"moving a little", fmt::format("{} moves a little.", subject)};
    case Intensity::clear:
      return {"moving", fmt::format("{} moves.", subject)};
    case Intensity::strong:
      return {"moving a lot", fmt::format("{} moves a lot.", subject)};
  }
  return {};
}

Saying say_turn(const CueReading& r) {
  if (r.intensity == Intensity::none) {
    return {"facing as before", "The upper body faces the camera as at the start."};
  }
  const std::string side = r.confidence < kSureOfSide ? "away"
                           : *r.value > 0             ? "to their left"
                                                      : "to their right";
  return {with_degree(r.intensity, fmt::format("turned {}", side)),
          fmt::format("The upper body looks {} {}.", with_degree(r.intensity, "turned"), side)};
}

}  // namespace

std::optional<Saying> say_body(const CueReading& r) {
  const bool none = r.intensity == Intensity::none;
  const bool slight = r.intensity == Intensity::slight;
  const double value = r.value.value_or(0.0);
  const std::string_view side = value > 0 ? "left" : "right";
  switch (r.id) {
    case CueId::shoulders: {
      if (none) return Saying{"as before", "The shoulders are neither raised nor dropped."};
      const std::string how = with_degree(r.intensity, value > 0 ? "raised" : "dropped");
      return Saying{how, fmt::format("The shoulders are {}.", how)};
    }
    case CueId::slouch: {
      if (none) return Saying{"upright", "The upper body is as upright as at the start."};
      return Saying{with_degree(r.intensity, "slouching"),
                    "The head has sunk towards the shoulders, as in a slouch."};
    }
    case CueId::lean_side:
      if (none) return Saying{"upright", "The upper body leans to neither side."};
      return Saying{
          with_degree(r.intensity, fmt::format("to their {}", side)),
          fmt::format("The upper body leans {}to their {}.", slight ? "slightly " : "", side)};
    case CueId::body_turn:
      return say_turn(r);
    case CueId::hand_to_face:
      if (none) return Saying{"no hand at the face", "No hand is at the face."};
      if (slight) return Saying{"hand near the face", "A hand may be at the face."};
      return Saying{"hand at the face", "A hand is at the face."};
    case CueId::arms_crossed:
      if (none) return Saying{"not crossed", "The arms are not crossed."};
      if (slight) return Saying{"perhaps crossed", "The arms may be crossed."};
      return Saying{"crossed", "The arms look crossed."};
    case CueId::head_movement:
      return say_amount(r, "The head");
    case CueId::body_movement:
      return say_amount(r, "The body");
    case CueId::fidgeting:
      if (none) return Saying{"not fidgeting", "No small movements of the body go on."};
      return Saying{slight ? "fidgeting a little" : "fidgeting",
                    "Small movements of the body go on and on."};
    case CueId::stillness:
      if (none) return Saying{"moving as usual", "Head and body move as usual."};
      return Saying{slight ? "rather still" : "unusually still",
                    "Head and body are more still than usual."};
    default:
      return std::nullopt;
  }
}

std::vector<Part> body_parts(CueId id) {
  switch (id) {
    case CueId::shoulders:
    case CueId::lean_side:
    case CueId::body_turn:
    case CueId::arms_crossed:
    case CueId::body_movement:
    case CueId::fidgeting:
      return {Part::right_shoulder, Part::left_shoulder};
    case CueId::slouch:
    case CueId::stillness:
      return {Part::head, Part::right_shoulder, Part::left_shoulder};
    case CueId::hand_to_face:
    case CueId::head_movement:
      return {Part::head};
    default:
      return {};
  }
}

std::optional<std::string_view> body_reason(CueId id, Missing why) {
  switch (id) {
    case CueId::shoulders:
    case CueId::tension_shoulders:
    case CueId::slouch:
    case CueId::lean_side:
    case CueId::body_turn:
    case CueId::hand_to_face:
      if (why == Missing::out_of_view) return "shoulders not in view";
      break;
    case CueId::arms_crossed:
      if (why == Missing::out_of_view) return "arms not in view";
      break;
    case CueId::body_movement:
    case CueId::fidgeting:
      if (why == Missing::out_of_view) return "body not in view";
      return std::nullopt;
    default:
      return std::nullopt;
  }
  if (why == Missing::no_baseline) return "still learning this posture";
  if (why == Missing::covered) return "body not found";
  return std::nullopt;
}

}  // namespace attune::cues
