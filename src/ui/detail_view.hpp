#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/analysis.hpp"
#include "ui/cue_history.hpp"
#include "ui/cue_rows.hpp"
#include "ui/face_choice.hpp"
#include "ui/guide_texts.hpp"
#include "ui/spotlight_view.hpp"

namespace attune::ui {

struct DetailText {
  std::string heading;
  std::string text;
};

// One cue in the detail view.
struct DetailCue {
  core::CueId id = core::CueId::eye_contact;
  std::string name;                // "Brows raised"
  std::string word;                // "slightly raised"; for a missing one the reason
  std::string number;              // "0.42 of 1"; empty when missing
  std::optional<double> strength;  // [0,1]; empty when missing
  Certainty certainty = Certainty::none;
  std::string basis;  // what it was compared with; may be empty
  bool active = false;
  CurveModel curve;
  bool can_open = false;         // the guide tells of it
  std::vector<DetailText> told;  // while it is open: what it is, what it may go with, ...
};

struct DetailSection {
  std::string heading;  // empty for the first
  std::vector<DetailCue> cues;
};

// Everything about one group of cues of one face.
struct DetailModel {
  core::CueGroup group = core::CueGroup::eyes;
  std::string title;             // "Eyes", with the face's number when there are several
  std::string summary;           // what is seen now, in sentences
  std::optional<SpotPart> spot;  // where in the picture it shows
  std::string empty_text;        // instead of the cues when there is no face
  std::vector<DetailSection> sections;
  std::optional<DetailText> definition;  // what the group is; goes first
  std::string hint;                      // how to read more about one cue; empty: one cannot
  std::vector<DetailText> texts;         // the rest of the guide, below the cues
};

// The cues that the detail view of a group tells, its action units last. Every cue belongs to
// exactly one of the six groups from eyes to movement.
std::vector<core::CueId> detail_cues(core::CueGroup group);

// `open`: the cues that are told in full.
DetailModel make_detail(core::CueGroup group, const ShownFace& input, const CueHistory& history,
                        const GuideTexts& guide, const std::set<core::CueId>& open = {});

}  // namespace attune::ui
