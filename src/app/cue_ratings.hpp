#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cue.hpp"
#include "core/face.hpp"

namespace attune::app {

// What raters saw in one picture. Only what they told: empty cells, "-" and "unclear" are not here.
struct RatedImage {
  std::string image;                           // file name
  std::map<std::string, std::string> ratings;  // by column, e.g. "gaze" -> "contact"
};

struct Ratings {
  std::vector<RatedImage> images;
  std::vector<std::string> columns;  // the rated ones that the file has, in kRatedColumns' order
  int unclear = 0;                   // cells in which the raters could not tell
  int unknown = 0;                   // cells with a word that is none of the column's classes
};

// One rated cue and what it may be rated as.
struct RatedColumn {
  std::string_view name;
  std::vector<std::string_view> classes;
};
// gaze, gaze_dir, eyes, brows, mouth_corners, mouth_open, lips_pressed, smile.
const std::vector<RatedColumn>& rated_columns();

// Reads ratings.csv: a header with "image" and at least one rated column (others are ignored), a
// row a picture. `gaze_dir` is brought to the order left|right before up|down. Throws
// core::Error{file} naming `where`, the line and the remedy.
Ratings parse_ratings(std::string_view csv, std::string_view where);

// What the program says about a face in the raters' words: the words that its cues have on the
// screen. A column whose cue cannot be read has no answer. `gaze_dir` is answered for eyes away, as
// seen in the unmirrored picture.
struct CueAnswers {
  std::map<std::string, std::string> answers;  // by column
  std::optional<double> contact;               // likelihood of eye contact; 0 for closed eyes
};
CueAnswers answers_from(const core::CueSet& cues);

// The face that the ratings are taken to mean when a picture shows several: the largest by the
// distance between its eyes; among faces of at least half that size the one nearest to the
// middle of the picture. Empty without faces.
std::optional<std::size_t> find_rated(const std::vector<core::Face>& faces, cv::Size picture);

}  // namespace attune::app
