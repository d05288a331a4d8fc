#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/analysis.hpp"
#include "ui/cue_history.hpp"
#include "ui/cue_rows.hpp"
#include "ui/face_choice.hpp"
#include "ui/guide_texts.hpp"
#include "ui/spotlight_view.hpp"

namespace attune::ui {

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
};

struct DetailSection {
  std::string heading;  // empty for the first
  std::vector<DetailCue> cues;
};

struct DetailText {
  std::string heading;
  std::string text;
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
  std::vector<DetailText> texts;         // the rest of the guide, below the cues
};

// The cues that the detail view of a group tells, its action units last. Every cue belongs to
// exactly one of the six groups from eyes to movement.
std::vector<core::CueId> detail_cues(core::CueGroup group);

DetailModel make_detail(core::CueGroup group, const ShownFace& input, const CueHistory& history,
                        const GuideTexts& guide);

}  // namespace attune::ui
