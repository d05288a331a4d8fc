#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "practice/lesson.hpp"

namespace attune::practice {

// Marks of a clinician as a spreadsheet writes them, one moment a row:
//
//   source,time_s,kind,part,right,face,telling,seen,also
//   anna.mp4,12.4,cue,brows,together,Anna,,The brows come down.,
//   anna.mp4,31,state,,sad;tired,Anna,mouth;eyes,The mouth's corners sink.,Or tired.
//
// Columns may stand in any order; those after `right` may be missing (`face` is then the source,
// `seen` the answer's own words). Several answers or parts are separated by ';'. Fields with commas
// stand in double quotes. Item ids are made of source and time, so that they stay when rows move.
// Throws core::Error{usage} naming `where`, the line and the remedy.
std::vector<Item> parse_marks(std::string_view csv, std::string_view where);
std::string to_csv(const std::vector<Item>& items);

}  // namespace attune::practice
