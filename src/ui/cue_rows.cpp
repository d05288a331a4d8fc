#include "ui/cue_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "ui/cue_phrase.hpp"
#include "ui/eye_words.hpp"
#include "ui/movement_row.hpp"

namespace attune::ui {
namespace {

using core::CueGroup;
using core::CueId;
using core::CueReading;

// The cue that speaks for its group when nothing stands out.
CueId primary(CueGroup group) {
  switch (group) {
    case CueGroup::eyes:
      return CueId::eye_contact;
    case CueGroup::brows:
      return CueId::brow_raise;
    case CueGroup::mouth:
      return CueId::mouth_corners;
    case CueGroup::tension:
      return CueId::tension;
    case CueGroup::posture:
      return CueId::head_turn;
    case CueGroup::movement:
      return CueId::attending;
    case CueGroup::action_units:
      return CueId::au12_right;
  }
  return CueId::eye_contact;
}

bool is_lid(CueId id) { return id == CueId::eye_openness_right || id == CueId::eye_openness_left; }

double salience(const CueReading& reading) {
  return strength(reading).value_or(0.0) * reading.confidence;
}

// The readings to name, the leading one first: what is active, by strength; otherwise the primary
// cue, or the first that can be read.
std::vector<const CueReading*> leading(CueGroup group, const core::CueSet& cues) {
  std::vector<const CueReading*> active;
  const CueReading* readable = nullptr;
  for (const CueReading& reading : cues.readings) {
    if (core::info(reading.id).group != group) continue;
    if (stands_out(reading)) active.push_back(&reading);
    if (reading.value && readable == nullptr) readable = &reading;
  }
  std::stable_sort(active.begin(), active.end(), [](const CueReading* a, const CueReading* b) {
    return salience(*a) > salience(*b);
  });
  if (!active.empty()) return active;
  const CueReading& main = cues[primary(group)];
  return {main.value || readable == nullptr ? &main : readable};
}

// Both lids doing the same is one thing to say; and lids of closed eyes say nothing more.
std::string eyes_phrase(const CueReading& reading, const core::CueSet& cues) {
  const CueReading& right = cues[CueId::eye_openness_right];
  const CueReading& left = cues[CueId::eye_openness_left];
  if (!is_lid(reading.id)) return row_phrase(reading);
  if (cues[CueId::eyes_closed].active) return "";
  const bool both =
      right.value && left.value && stands_out(right) == stands_out(left) && right.word == left.word;
  return both ? reading.word : row_phrase(reading);
}

// Two phrases at most: the row is for a glance.
std::string joined_phrases(const std::vector<const CueReading*>& readings,
                           const core::CueSet& cues) {
  std::vector<std::string> phrases;
  for (const CueReading* reading : readings) {
    std::string phrase = eyes_phrase(*reading, cues);
    if (phrase.empty() || std::count(phrases.begin(), phrases.end(), phrase) > 0) continue;
    phrases.push_back(std::move(phrase));
    if (phrases.size() == 2) break;
  }
  return fmt::format("{}", fmt::join(phrases, ", "));
}

// Cues are compared with this person from about a third of the time on.
BaselineNote baseline_note(const core::BaselineStatus& status) {
  constexpr double kCompared = 0.3;
  BaselineNote note;
  if (status.refused) {
    note.text = fmt::format("Not taken: {}. Once more, calm", core::words(*status.refused));
    note.brief = fmt::format("Not taken: {}", core::words(*status.refused));
  } else if (status.progress < kCompared) {
    note.text = "Not yet fitted to this person";
    note.brief = "Not yet fitted";
  } else {
    note.text = "Learning this neutral face";
    note.brief = "Learning";
  }
  note.progress = std::clamp(status.progress, 0.0, 1.0);
  if (status.waiting_for && status.waiting_for != core::Missing::too_short) {
    note.waiting = core::words(*status.waiting_for);
  }
  return note;
}

std::string callout(const CueReading& reading, const core::CueSet& cues) {
  if (is_lid(reading.id) && eyes_phrase(reading, cues) == reading.word)
    return "Eyes " + reading.word;
  return callout_phrase(reading);
}

}  // namespace

bool stands_out(const core::CueReading& reading) {
  // Lids are called open up to a slight difference.
  const core::Intensity most = is_lid(reading.id) ? core::Intensity::slight : core::Intensity::none;
  return reading.value && reading.active && reading.intensity > most;
}

std::string_view label(CueGroup group) {
  switch (group) {
    case CueGroup::eyes:
      return "Eyes";
    case CueGroup::brows:
      return "Brows";
    case CueGroup::mouth:
      return "Mouth";
    case CueGroup::tension:
      return "Tension";
    case CueGroup::posture:
      return "Posture";
    case CueGroup::movement:
      return "Movement";
    case CueGroup::action_units:
      return "Face movements";
  }
  return "";
}

std::string_view words(Certainty certainty) {
  switch (certainty) {
    case Certainty::none:
      return "";
    case Certainty::low:
      return "low";
    case Certainty::medium:
      return "medium";
    case Certainty::high:
      return "high";
  }
  return "";
}

Certainty certainty_of(double confidence) {
  if (!(confidence > 0)) return Certainty::none;
  if (confidence < 0.5) return Certainty::low;
  return confidence < 0.75 ? Certainty::medium : Certainty::high;
}

std::optional<double> strength(const CueReading& reading) {
  if (!reading.value || !std::isfinite(*reading.value)) return std::nullopt;
  constexpr double kFullAngle = std::numbers::pi / 6;
  constexpr double kFullLean = 1.0 / 3;
  const double value = *reading.value;
  double amount = std::abs(value);
  if (core::info(reading.id).is_angle) amount /= kFullAngle;
  if (reading.id == CueId::lean) amount /= kFullLean;
  if (reading.id == CueId::eye_openness_left || reading.id == CueId::eye_openness_right) {
    amount = std::abs(value - 1.0);
  }
  return std::clamp(amount, 0.0, 1.0);
}

CueRow make_cue_row(CueGroup group, const core::CueSet& cues) {
  CueRow row;
  if (group == CueGroup::movement) return make_movement_row(cues);
  row.group = group;
  row.name = label(group);
  const std::vector<const CueReading*> readings = leading(group, cues);
  const CueReading& lead = *readings.front();
  row.strength = strength(lead);
  if (!row.strength) {
    row.word = core::words(lead.missing.value_or(core::Missing::no_face));
    row.sentence = lead.sentence;
    return row;
  }
  row.word = joined_phrases(readings, cues);
  row.certainty = certainty_of(lead.confidence);
  row.active = stands_out(lead);
  row.sentence = lead.sentence;
  if (!row.active) return row;
  const auto said = std::find_if(
      readings.begin(), readings.end(),
      [&cues](const CueReading* reading) { return !eyes_phrase(*reading, cues).empty(); });
  row.callout = callout(said == readings.end() ? lead : **said, cues);
  for (const CueReading* reading : readings) {
    for (const core::Part part : reading->parts) {
      if (std::find(row.parts.begin(), row.parts.end(), part) == row.parts.end()) {
        row.parts.push_back(part);
      }
    }
  }
  return row;
}

CuePanelModel make_cue_panel(const core::FaceAnalysis* face, int face_number, int faces) {
  CuePanelModel model;
  model.title = faces > 1 && face != nullptr
                    ? fmt::format("What is seen: face {} of {}", face_number, faces)
                    : "What is seen";
  if (face == nullptr) {
    model.empty_text = "No face in view.";
    return model;
  }
  model.has_face = true;
  for (const CueGroup group : kGroups) model.rows.push_back(make_cue_row(group, face->cues));
  const std::string minute = eye_minute(face->eyes);
  if (!minute.empty()) {
    std::string& sentence = model.rows.front().sentence;
    sentence += sentence.empty() ? minute : " " + minute;
  }
  if (face->baseline.from_profile) model.title += ", with the kept neutral face";
  if (face->eyes.offset) model.title += ", eyes from their own place";
  if (const auto step = offset_note(face->eyes.offset_step)) {
    model.baseline = *step;
  } else if (!face->baseline.ready) {
    model.baseline = baseline_note(face->baseline);
  }
  return model;
}

}  // namespace attune::ui
