#include "ui/movement_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ui/cue_phrase.hpp"

namespace attune::ui {
namespace {

using core::CueId;
using core::CueReading;

// The first that stands out is named.
constexpr std::array kTold{CueId::nodding, CueId::shaking, CueId::fidgeting, CueId::stillness};

const CueReading* told(const core::CueSet& cues) {
  for (const CueId id : kTold) {
    if (stands_out(cues[id])) return &cues[id];
  }
  return nullptr;
}

// Head or body, whichever moves more; null when neither is known.
const CueReading* amount(const core::CueSet& cues) {
  const CueReading& head = cues[CueId::head_movement];
  const CueReading& body = cues[CueId::body_movement];
  if (!head.value) return body.value ? &body : nullptr;
  return body.value && *body.value > *head.value ? &body : &head;
}

void append(std::string& text, std::string_view more, std::string_view between) {
  if (more.empty()) return;
  if (!text.empty()) text += between;
  text += more;
}

}  // namespace

bool is_told_movement(CueId id) { return std::find(kTold.begin(), kTold.end(), id) != kTold.end(); }

CueRow make_movement_row(const core::CueSet& cues) {
  CueRow row;
  row.group = core::CueGroup::movement;
  row.name = label(row.group);
  const CueReading& presence = cues[CueId::attending];
  const CueReading* active = told(cues);
  const CueReading* manner = active != nullptr ? active : amount(cues);
  // The bar goes with the word beside it; presence is told in words, unless it is all there is.
  const CueReading& measured = manner != nullptr ? *manner : presence;
  row.strength = strength(measured);
  row.certainty = certainty_of(measured.confidence);
  if (!row.strength) {
    row.word = core::words(presence.missing.value_or(core::Missing::no_face));
    row.sentence = presence.sentence;
    return row;
  }
  if (manner != nullptr) row.word = row_phrase(*manner);
  if (presence.value) {
    append(row.word, fmt::format("toward {:.0f} %", 100.0 * *presence.value), ", ");
  }
  if (manner != nullptr) row.sentence = manner->sentence;
  append(row.sentence, presence.sentence, " ");
  if (active == nullptr) return row;
  row.active = true;
  row.callout = callout_phrase(*active);
  row.parts = active->parts;
  return row;
}

}  // namespace attune::ui
