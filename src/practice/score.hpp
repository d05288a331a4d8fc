#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "practice/detection.hpp"
#include "practice/help.hpp"
#include "practice/lesson.hpp"

namespace attune::practice {

// One question with its answer, as it is kept. What was felt or shown is the truth of the lesson or
// of the partner, never of a model.
struct Trial {
  std::string lesson;
  std::string item;
  std::string face;
  Kind kind = Kind::cue;
  std::string asked;   // "state", or the part whose cue was asked for: answers of one set
  std::string truth;   // key of the right answer
  std::string answer;  // key; kNotSure when the learner said so
  bool right = false;
  std::string cue_answer;         // the part that told, by name; empty: not asked
  std::optional<bool> cue_right;  // empty: not asked, or "not sure"
  double response_s = 0.0;        // from the question to the answer
  std::optional<int> sure;        // 0 a guess .. 2 sure; empty: not asked
  HelpStage help = HelpStage::named;
  bool new_face = false;  // no earlier sitting showed this face
  bool probe = false;     // part of a check without help
  std::int64_t at_s = 0;  // Unix time of the answer
};

// Hits and false alarms of one answer among the trials that asked the same.
struct AnswerScore {
  std::string asked;
  std::string key;
  Detection counts;
  Sensitivity sensitivity;
};
// For every truth that occurred, in the order of their keys. "Not sure" is a miss of the truth and
// no false alarm of anything.
std::vector<AnswerScore> score_answers(const std::vector<Trial>& trials);

// One thing taken for another.
struct Confusion {
  std::string asked;
  std::string truth;
  std::string answer;
  int count = 0;
  int trials = 0;  // that had this truth
};
// Often enough to speak about: at least `least` times and a quarter of the truth's trials; the most
// frequent first. "Not sure" confuses nothing.
std::vector<Confusion> find_confusions(const std::vector<Trial>& trials, int least = 2);
// "You often take "Tense or worried" for "Angry or annoyed". Look at the brows: ..."
std::string sentence(const Confusion& confusion);

struct Share {
  int right = 0;
  int trials = 0;
};

// How sure the learner felt against how often it was right: index 0 a guess .. 2 sure.
std::array<Share, 3> calibration(const std::vector<Trial>& trials);
// A plain sentence about it; empty while there is too little to say.
std::string calibration_sentence(const std::array<Share, 3>& calibration);

struct Summary {
  Share all;
  Share known_faces;
  Share new_faces;
  Share cue_naming;
  std::optional<double> median_response_s;
};
Summary summarize(const std::vector<Trial>& trials);

// Right answers week by week, 0 the week of `first_s`, by what was asked and its truth.
using WeekShares = std::map<int, Share>;
std::map<std::pair<std::string, std::string>, WeekShares> by_week(const std::vector<Trial>& trials,
                                                                  std::int64_t first_s);

}  // namespace attune::practice
