#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/cue.hpp"

namespace attune::ui {

// What a learner can read about one group of cues, one cue, or one thing that cues may go with.
// Plain text in one language.
struct GuideEntry {
  // Of a state, as in the table of states: "happy"; of a cue, see guide_key(); empty for a group.
  std::string key;
  std::string title;
  std::string what;    // what it is
  std::string how;     // how it is seen
  std::string may;     // what it may go with
  std::string also;    // what else it may be
  std::string cannot;  // what cannot be seen of it
};

// Groups of cues in the order of the guide.
inline constexpr std::array<core::CueGroup, 7> kGuideGroups{
    core::CueGroup::eyes,        core::CueGroup::brows,   core::CueGroup::mouth,
    core::CueGroup::tension,     core::CueGroup::posture, core::CueGroup::movement,
    core::CueGroup::action_units};

// All learner texts of one language. Empty (the default) where there is no guide.
struct GuideTexts {
  std::string language;  // "en"
  std::string name;      // of the language in itself: "English"
  std::string title;
  std::string intro;
  std::string values_title;
  std::string values;  // what the numbers of the cues mean
  std::string cues_title;
  std::string states_title;
  GuideEntry headings;             // the words above each part: headings.may is "May go with"
  std::vector<GuideEntry> cues;    // one a group, in the order of kGuideGroups
  std::vector<GuideEntry> single;  // one a key of each group, in the same order
  std::vector<GuideEntry> states;
  std::string trouble;  // why it is empty, with the remedy; for the screen

  bool empty() const { return cues.empty(); }
};

// Under which a cue is told: its name, without the side where left and right are told together:
// "au12".
std::string_view guide_key(core::CueId cue);
// Of all cues of the group, each once, in the order of core::all_cues().
std::vector<std::string_view> guide_keys(core::CueGroup group);

// Null where the guide says nothing about it.
const GuideEntry* find_entry(const GuideTexts& guide, core::CueGroup group);
const GuideEntry* find_entry(const GuideTexts& guide, core::CueId cue);
const GuideEntry* find_entry(const GuideTexts& guide, std::string_view state);

}  // namespace attune::ui
