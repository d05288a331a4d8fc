#pragma once

#include <map>
#include <opencv2/core/types.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/word_entry.hpp"
#include "practice/exercise.hpp"
#include "practice/sitting.hpp"
#include "ui/practice_view.hpp"

namespace attune::app {

enum class PracticeScreen {
  start,
  comfort_before,
  loading,
  asking,
  reveal,
  trouble,  // a clip cannot be read
  pause,    // go on or finish?
  comfort_after,
  done,
  progress,
  round,  // see PracticeRound
};

enum class StartChoice { begin, probe, partner, progress, live, mirror, mark, other_lesson };

// What the Practice page is about at this moment.
struct PracticePage {
  PracticeScreen screen = PracticeScreen::start;

  // start
  std::string lesson;
  std::string about;
  std::size_t due = 0;
  std::size_t fresh = 0;
  std::vector<StartChoice> start_choices;
  int probe_weeks = 0;
  std::string mark_clip;  // whose moments can be marked
  std::string other_lesson;

  // a sitting
  bool probe = false;
  practice::Pace pace = practice::Pace::go_on;
  std::size_t answered = 0;
  std::size_t left = 0;  // the current item included
  int right = 0;

  // an item
  practice::Kind kind = practice::Kind::cue;
  practice::Why why = practice::Why::fresh;
  std::optional<practice::Question> question;
  bool takes_words = false;        // the answer may also be typed
  std::optional<WordEntry> entry;  // it is being typed
  std::optional<practice::Reveal> reveal;
  std::vector<std::string> reading;  // what Attune reads at the moment of the reveal
  bool playing = false;              // the clip moves
  cv::Size picture;                  // of its frames
  std::map<practice::Part, cv::Rect2f> parts;
  std::string trouble;

  std::optional<ui::ProgressModel> progress;
  std::optional<ui::PracticeModel> round;
};

// The words and the picture's cut-out for it; the texture is the caller's to fill in.
ui::PracticeModel make_practice_page(const PracticePage& page);

// Keys of the answers to choose from while words are typed: what is suggested, then "no clear
// feeling" and "not sure".
std::vector<std::string> typed_choices(const WordEntry& entry);

// The steps of comfort, and the way past them as the last.
const std::vector<ui::PracticeChoice>& comfort_choices();

}  // namespace attune::app
