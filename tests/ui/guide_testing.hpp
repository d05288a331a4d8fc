#pragma once

#include <string>
#include <vector>

#include "ui/guide_view.hpp"

// Guides made up for tests.
namespace attune::ui::testing {

inline std::string long_text(const std::string& about) {
  std::string text = about;
  for (int i = 0; i < 25; ++i) text += " and many words that are to be read with calm,";
  return text + " to the end.";
}

inline GuideEntry make_entry(const std::string& key, const std::string& title) {
  return {key,
          title,
          "What " + title + ".",
          "How " + title + ".",
          long_text(title),
          "Also " + title + ".",
          "Cannot " + title + "."};
}

inline GuideTexts make_guide(const std::string& language, const std::string& name) {
  GuideTexts guide;
  guide.language = language;
  guide.name = name;
  guide.title = name + " guide";
  guide.intro = "The introduction.";
  guide.cues_title = "Cues";
  guide.states_title = "May go with";
  guide.headings = {"", "", "What it is", "How it is seen", "May go with", "What else", "Cannot"};
  for (const char* title : {"Eyes", "Brows", "Mouth", "Tension", "Posture", "Movement",
                            "Single movements of the face"}) {
    guide.cues.push_back(make_entry("", title));
  }
  guide.values_title = "Numbers";
  guide.values = "What they mean.";
  guide.single = {make_entry("eye_contact", "Eye contact"),
                  make_entry("brow_raise", "Brows raised"),
                  make_entry("brow_lower", "Brows lowered")};
  guide.states = {make_entry("calm", "calm"), make_entry("sad", "sad or low"),
                  make_entry("distracted", "distracted, withdrawn or thinking")};
  return guide;
}

inline GuideShelf make_shelf(const std::string& language = "en") {
  return {{make_guide("de", "Deutsch"), make_guide("en", "English")}, language, ""};
}

}  // namespace attune::ui::testing
