#include "ui/detail_view.hpp"

#include <fmt/format.h>

#include <string_view>

#include "ui/cue_phrase.hpp"
#include "ui/value_text.hpp"

namespace attune::ui {
namespace {

using core::CueGroup;
using core::CueId;

// Where an action unit is told: with the part of the face that it moves.
CueGroup home_of_unit(CueId id) {
  switch (id) {
    case CueId::au01_right:
    case CueId::au01_left:
    case CueId::au02_right:
    case CueId::au02_left:
    case CueId::au04:
      return CueGroup::brows;
    case CueId::au05_right:
    case CueId::au05_left:
    case CueId::au06_right:
    case CueId::au06_left:
    case CueId::au07_right:
    case CueId::au07_left:
    case CueId::au43_right:
    case CueId::au43_left:
      return CueGroup::eyes;
    case CueId::au09:
    case CueId::au23:
      return CueGroup::tension;
    default:
      return CueGroup::mouth;
  }
}

// "Inner brow raised, right" is unit 1 of the Facial Action Coding System.
std::string name_of(const core::CueInfo& cue) {
  if (cue.group != CueGroup::action_units) return std::string(cue.label);
  const std::string_view digits = cue.name.substr(2, cue.name.find('_') - 2);
  return fmt::format("AU{} {}", digits.substr(digits.find_first_not_of('0')), cue.label);
}

DetailCue make_cue(const core::CueReading& reading, int face, const CueHistory& history) {
  DetailCue cue;
  cue.id = reading.id;
  cue.name = name_of(core::info(reading.id));
  cue.strength = strength(reading);
  cue.curve = history.curve(face, reading.id);
  if (!cue.strength) {
    cue.word = fmt::format("cannot be read: {}",
                           core::words(reading.missing.value_or(core::Missing::no_face)));
    return cue;
  }
  cue.word = reading.word;
  cue.number = number_text(reading);
  cue.certainty = certainty_of(reading.confidence);
  cue.basis = basis_text(reading);
  cue.active = stands_out(reading);
  return cue;
}

void add_text(std::vector<DetailText>& texts, const std::string& heading, const std::string& text) {
  if (!text.empty()) texts.push_back({heading, text});
}

// All of an entry but what it is.
void add_rest(std::vector<DetailText>& texts, const GuideEntry& headings, const GuideEntry& entry) {
  add_text(texts, headings.how, entry.how);
  add_text(texts, headings.may, entry.may);
  add_text(texts, headings.also, entry.also);
  add_text(texts, headings.cannot, entry.cannot);
}

void tell(DetailCue& cue, const GuideTexts& guide, const std::set<CueId>& open) {
  const GuideEntry* entry = find_entry(guide, cue.id);
  cue.can_open = entry != nullptr;
  if (!cue.can_open || !open.contains(cue.id)) return;
  // Its name in the guide, where that says more than the row: the name in FACS, or in the language
  // of the guide.
  const bool named = entry->title != cue.name;
  add_text(cue.told, named ? entry->title : guide.headings.what, entry->what);
  add_rest(cue.told, guide.headings, *entry);
}

}  // namespace

std::vector<CueId> detail_cues(CueGroup group) {
  std::vector<CueId> cues;
  // The group's sum goes before its parts.
  if (group == CueGroup::tension) cues.push_back(CueId::tension);
  for (const core::CueInfo& cue : core::all_cues()) {
    const bool own = cue.group == group && cue.id != CueId::tension;
    if (own) cues.push_back(cue.id);
  }
  for (const core::CueInfo& cue : core::all_cues()) {
    if (cue.group == CueGroup::action_units && home_of_unit(cue.id) == group) {
      cues.push_back(cue.id);
    }
  }
  return cues;
}

DetailModel make_detail(CueGroup group, const ShownFace& input, const CueHistory& history,
                        const GuideTexts& guide, const std::set<CueId>& open) {
  DetailModel model;
  model.group = group;
  model.title = label(group);
  model.spot = spot_of(group);
  if (const GuideEntry* entry = find_entry(guide, group)) {
    if (!entry->what.empty()) model.definition = DetailText{guide.headings.what, entry->what};
    add_rest(model.texts, guide.headings, *entry);
  }
  if (input.face == nullptr) {
    model.empty_text = "No face in view.";
    return model;
  }
  model.title += among_faces(input);
  model.summary = make_cue_row(group, input.face->cues).sentence;
  if (group == CueGroup::mouth && input.face->cues[CueId::speaking].active) {
    model.summary += " The mouth moves as in talking, so it counts less now.";
  }
  if (!guide.single.empty()) model.hint = "A click or Enter on a cue tells what it is.";
  DetailSection own;
  DetailSection units{"Single movements", {}};
  for (const CueId id : detail_cues(group)) {
    DetailSection& section = core::info(id).group == CueGroup::action_units ? units : own;
    section.cues.push_back(make_cue(input.face->cues[id], input.face->face.id, history));
    tell(section.cues.back(), guide, open);
  }
  model.sections.push_back(std::move(own));
  if (!units.cues.empty()) model.sections.push_back(std::move(units));
  return model;
}

}  // namespace attune::ui
