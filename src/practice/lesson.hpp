#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "practice/vocabulary.hpp"

namespace attune::practice {

// What is asked about a moment.
enum class Kind {
  cue,    // what does one part of the face do?
  state,  // what may the person feel, and which part told you?
  parts,  // the same with the eyes alone, the mouth alone, then everything
};
std::string_view name(Kind kind);
std::string_view words(Kind kind);  // "Spot the cue"

// One moment of a clip, or one picture, with its right answers. No picture is in it.
struct Item {
  std::string id;  // unique in the lesson; never changes, progress hangs on it
  Kind kind = Kind::cue;
  std::string source;   // clip or picture: a path beside the lesson's file, or "demo"
  double time_s = 0.0;  // where the clip stops; 0 for pictures
  double lead_s = 2.0;  // so long it moves before; 0: a still
  std::string face;     // whose face, by any name; new faces are scored apart from known ones

  Part part = Part::mouth;           // kind cue: the part that is asked about
  std::vector<std::string> right;    // keys of right answers; the first is the one that is shown
  std::vector<Part> telling;         // kinds state, parts: where it shows, most telling first
  std::vector<std::string> choices;  // kinds state, parts: states to choose from, at most four;
                                     // empty: chosen by the program

  std::string seen;  // what is to be seen, one or two sentences
  std::string also;  // what else it may mean; may be empty
  int strength = 2;  // 1 strong and easy, 2, 3 slight
};

struct Lesson {
  std::string id;  // unique among lessons; never changes
  std::string name;
  std::string about;  // a sentence or two
  std::vector<Item> items;
};

// A lesson is one JSON file (see assets/lessons/README.md). An unknown key, an unknown answer or a
// missing one throws core::Error{usage} naming `where`, the item and the remedy.
Lesson parse_lesson(std::string_view json, std::string_view where);
std::string to_json(const Lesson& lesson);

// What is wrong with an item; empty when nothing is.
std::string find_fault(const Item& item);

}  // namespace attune::practice
