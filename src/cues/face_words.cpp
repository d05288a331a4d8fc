#include "cues/face_words.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::Intensity;
using core::Part;

// What a unit does: "The inner end of the right brow" "is" "raised".
struct Unit {
  CueId id;
  std::string_view subject;
  std::string_view verb;  // is, are
  std::string_view what;
  Part part;
};

constexpr std::array kUnits{
    Unit{CueId::au01_right, "The inner end of the right brow", "is", "raised", Part::right_brow},
    Unit{CueId::au01_left, "The inner end of the left brow", "is", "raised", Part::left_brow},
    Unit{CueId::au02_right, "The outer end of the right brow", "is", "raised", Part::right_brow},
    Unit{CueId::au02_left, "The outer end of the left brow", "is", "raised", Part::left_brow},
    Unit{CueId::au04, "The brows", "are", "pulled together and down", Part::right_brow},
    Unit{CueId::au05_right, "The right upper lid", "is", "raised", Part::right_eye},
    Unit{CueId::au05_left, "The left upper lid", "is", "raised", Part::left_eye},
    Unit{CueId::au06_right, "The right cheek", "is", "raised", Part::right_eye},
    Unit{CueId::au06_left, "The left cheek", "is", "raised", Part::left_eye},
    Unit{CueId::au07_right, "The lids of the right eye", "are", "tightened", Part::right_eye},
    Unit{CueId::au07_left, "The lids of the left eye", "are", "tightened", Part::left_eye},
    Unit{CueId::au09, "The nose", "is", "wrinkled", Part::nose},
    Unit{CueId::au10, "The upper lip", "is", "raised", Part::mouth},
    Unit{CueId::au12_right, "The right corner of the mouth", "is", "pulled up", Part::mouth},
    Unit{CueId::au12_left, "The left corner of the mouth", "is", "pulled up", Part::mouth},
    Unit{CueId::au14_right, "The right corner of the mouth", "is", "drawn in", Part::mouth},
    Unit{CueId::au14_left, "The left corner of the mouth", "is", "drawn in", Part::mouth},
    Unit{CueId::au15_right, "The right corner of the mouth", "is", "pulled down", Part::mouth},
    Unit{CueId::au15_left, "The left corner of the mouth", "is", "pulled down", Part::mouth},
    Unit{CueId::au17, "The chin", "is", "pushed up", Part::jaw},
    Unit{CueId::au20, "The lips", "are", "stretched sideways", Part::mouth},
    Unit{CueId::au23, "The lips", "are", "tightened", Part::mouth},
    Unit{CueId::au25, "The lips", "are", "parted", Part::mouth},
    Unit{CueId::au26, "The jaw", "is", "dropped", Part::jaw},
    Unit{CueId::au43_right, "The right eye", "is", "closed", Part::right_eye},
    Unit{CueId::au43_left, "The left eye", "is", "closed", Part::left_eye},
};

struct Held {
  CueId id;
  std::string_view word;
  std::string_view sentence;  // when it is held
  std::string_view relaxed;   // when it is not
};

constexpr std::array kHeld{
    Held{CueId::tension_brow, "brow", "The brow looks held.", "The brow looks relaxed."},
    Held{CueId::tension_lids, "lids", "The lids look held.", "The lids look relaxed."},
    Held{CueId::tension_nose, "nose", "The nose looks held.", "The nose looks relaxed."},
    Held{CueId::tension_lips, "lips", "The lips look held.", "The lips look relaxed."},
    Held{CueId::tension_chin, "chin", "The chin looks held.", "The chin looks relaxed."},
    Held{CueId::tension_jaw, "jaw",
         "The mouth is held shut; the muscle of the jaw itself cannot be seen.",
         "Nothing shows that the jaw is held; its muscle cannot be seen."},
    Held{CueId::tension_shoulders, "shoulders", "The shoulders are held up.",
         "The shoulders are not held up."},
    Held{CueId::tension_stillness, "held still", "The person holds still.",
         "The person does not hold still."},
};

std::optional<Saying> say_unit(const CueReading& r) {
  for (const Unit& unit : kUnits) {
    if (unit.id != r.id) continue;
    if (r.intensity == Intensity::none) {
      return Saying{fmt::format("not {}", unit.what),
                    fmt::format("{} {} not {}.", unit.subject, unit.verb, unit.what)};
    }
    const std::string how = with_degree(r.intensity, unit.what);
    return Saying{how, fmt::format("{} {} {}.", unit.subject, unit.verb, how)};
  }
  return std::nullopt;
}

std::optional<Saying> say_held(const CueReading& r) {
  for (const Held& held : kHeld) {
    if (held.id != r.id) continue;
    if (r.intensity == Intensity::none) {
      return Saying{fmt::format("{}: relaxed", held.word), std::string(held.relaxed)};
    }
    return Saying{std::string(held.word), std::string(held.sentence)};
  }
  return std::nullopt;
}

}  // namespace

std::string with_degree(Intensity intensity, std::string_view what) {
  switch (intensity) {
    case Intensity::slight:
      return fmt::format("slightly {}", what);
    case Intensity::strong:
      return fmt::format("strongly {}", what);
    default:
      return std::string(what);
  }
}

std::vector<Part> face_parts(CueId id) {
  for (const Unit& unit : kUnits) {
    if (unit.id != id) continue;
    if (id == CueId::au04) return {Part::right_brow, Part::left_brow};
    return {unit.part};
  }
  switch (id) {
    case CueId::smile:
    case CueId::smile_asymmetry:
    case CueId::tension_lips:
    case CueId::speaking:
      return {Part::mouth};
    case CueId::smile_eyes:
    case CueId::tension_lids:
      return {Part::right_eye, Part::left_eye};
    case CueId::tension_brow:
      return {Part::right_brow, Part::left_brow};
    case CueId::tension_nose:
      return {Part::nose};
    case CueId::tension_chin:
    case CueId::tension_jaw:
      return {Part::jaw};
    case CueId::tension_shoulders:
      return {Part::right_shoulder, Part::left_shoulder};
    default:
      return {Part::head};
  }
}

std::optional<Saying> say_face(const CueReading& r) {
  if (auto saying = say_unit(r)) return saying;
  if (auto saying = say_held(r)) return saying;
  const bool none = r.intensity == Intensity::none;
  const double value = *r.value;
  switch (r.id) {
    case CueId::smile:
      if (none) return Saying{"no smile", "There is no smile."};
      return Saying{
          with_degree(r.intensity, "smiling"),
          fmt::format("The mouth smiles{}.", r.intensity == Intensity::slight   ? " a little"
                                             : r.intensity == Intensity::strong ? " broadly"
                                                                                : "")};
    case CueId::smile_asymmetry:
      if (none) return Saying{"even", "Both corners of the mouth do the same."};
      return Saying{
          fmt::format("more on their {}", value > 0 ? "left" : "right"),
          fmt::format("The smile is more on their {} side.", value > 0 ? "left" : "right")};
    case CueId::smile_eyes:
      if (none) return Saying{"eyes not joined in", "The eyes have not joined in a smile."};
      return Saying{"eyes joined in", "The eyes join in: cheeks up, lids gathered."};
    case CueId::tension:
      if (none) return Saying{"relaxed", "Little tension shows."};
      return Saying{with_degree(r.intensity, "tense"),
                    fmt::format("{} tension shows in the muscles.",
                                r.intensity == Intensity::slight   ? "A little"
                                : r.intensity == Intensity::strong ? "Much"
                                                                   : "Some")};
    case CueId::nodding:
      if (none) return Saying{"not nodding", "The head does not nod."};
      return Saying{with_degree(r.intensity, "nodding"), "The head nods."};
    case CueId::shaking:
      if (none) return Saying{"not shaking", "The head is not shaken."};
      return Saying{with_degree(r.intensity, "shaking the head"),
                    "The head is shaken from side to side."};
    case CueId::speaking:
      if (value < 0.5) return Saying{"silent", "The mouth does not move as in talking."};
      return Saying{"talking", "The mouth moves as in talking."};
    case CueId::attending:
      return Saying{fmt::format("toward {:.0f} % of the time", 100.0 * value),
                    fmt::format("Face and eyes were toward you for {:.0f} % of the last half "
                                "minute. Looking away often means thinking.",
                                100.0 * value)};
    default:
      return std::nullopt;
  }
}

}  // namespace attune::cues
