#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis.hpp"

namespace attune::ui {

inline constexpr int kGroupCount = 6;
inline constexpr std::array<core::CueGroup, kGroupCount> kGroups{
    core::CueGroup::eyes,    core::CueGroup::brows,   core::CueGroup::mouth,
    core::CueGroup::tension, core::CueGroup::posture, core::CueGroup::movement};
std::string_view label(core::CueGroup group);

enum class Certainty { none, low, medium, high };
std::string_view words(Certainty certainty);  // "low", "medium", "high"; none is empty
// low below 0.5, medium below 0.75: three steps that people can tell apart; a number would claim
// more than the cues hold.
Certainty certainty_of(double confidence);

// How far a cue stands from neutral on the scale of its bar, [0,1]; empty when it is missing.
// Likelihoods and amounts show themselves; angles are full at 30 degrees, lean at a third nearer or
// farther, lids at twice or none of their own opening.
std::optional<double> strength(const core::CueReading& reading);

// Whether a cue is going on and to be pointed at. A cue stays active for a while on its way back to
// neutral, when its word is the neutral one already: then it is not.
bool stands_out(const core::CueReading& reading);

// One row of the cue panel: what one group of cues shows now.
struct CueRow {
  core::CueGroup group = core::CueGroup::eyes;
  std::string name;                // "Eyes"
  std::string word;                // "toward you"; for a missing cue the reason: "turned away"
  std::optional<double> strength;  // [0,1]; empty: cannot be read
  Certainty certainty = Certainty::none;
  bool active = false;            // a cue of the group is going on
  std::string sentence;           // of the leading cue, also of a missing one
  std::vector<core::Part> parts;  // of the active cues
  std::string callout;            // text for the label in the picture: "Eyes toward you"
};

CueRow make_cue_row(core::CueGroup group, const core::CueSet& cues);

// What is being learned of the person: the neutral face, or the place of eye contact.
struct BaselineNote {
  std::string text;       // "Not yet fitted to this person"
  std::string brief;      // the same for little room: "Not yet fitted"
  std::string waiting;    // why it stands still: "turned away"; empty while it goes on
  double progress = 0.0;  // [0,1]
};

struct CuePanelModel {
  std::string title;  // "What is seen", with the face's number when there are several
  bool has_face = false;
  std::string empty_text;  // instead of the rows when there is no face
  std::vector<CueRow> rows;
  std::optional<BaselineNote> baseline;
};

// `face`: the chosen one, or null. `face_number` counts from 1 for the screen; `faces` is how many
// are in view.
CuePanelModel make_cue_panel(const core::FaceAnalysis* face, int face_number, int faces);

}  // namespace attune::ui
