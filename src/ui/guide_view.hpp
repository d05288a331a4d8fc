#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ui/guide_texts.hpp"

namespace attune::ui {

// The guides of all languages, one of them open.
class GuideShelf {
 public:
  GuideShelf() = default;
  // `language`: of the one that is open; the first where it is not among them. `trouble`: shown
  // where there is no guide at all.
  GuideShelf(std::vector<GuideTexts> guides, const std::string& language, std::string trouble);

  const GuideTexts& chosen() const { return guides_.empty() ? none_ : guides_[chosen_]; }
  const std::vector<GuideTexts>& all() const { return guides_; }
  // False (and nothing changes) for a language that is not there.
  bool choose(const std::string& language);

 private:
  std::vector<GuideTexts> guides_;
  std::size_t chosen_ = 0;
  GuideTexts none_;
};

// One line of the table of contents.
struct GuideItem {
  std::string text;
  bool heading = false;  // not to be chosen
  int section = 0;
  bool single = false;  // a cue, below its group
  bool shown = true;    // the cues of a group show while one reads about it or one of them
};

struct GuidePart {
  std::string heading;  // empty: text alone
  std::string text;
};

struct GuideLanguage {
  std::string code;  // "de"
  std::string name;  // "Deutsch"
};

// What the guide shows: its contents, and one section to read.
struct GuidePage {
  std::vector<GuideItem> items;
  int section = 0;
  std::string title;
  std::vector<GuidePart> parts;
  std::vector<GuideLanguage> languages;  // empty where there is no choice
  std::string language;                  // code
};

// Sections: 0 the introduction, then one a group of cues, then one a state, then one a cue. A
// section that is not there gives the introduction; an empty guide its trouble.
GuidePage make_guide_page(const GuideShelf& shelf, int section);

// Where a group of cues or a state can be read; 0 where the guide has nothing of it.
int section_of(const GuideTexts& guide, core::CueGroup group);
int section_of(const GuideTexts& guide, std::string_view state);

}  // namespace attune::ui
