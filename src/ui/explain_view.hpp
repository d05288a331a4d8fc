#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis.hpp"
#include "ui/affect_view.hpp"
#include "ui/face_choice.hpp"
#include "ui/guide_texts.hpp"

namespace attune::ui {

// One thing that the cues may go with.
struct ExplainReading {
  std::string label;       // "sad or low"
  std::string likelihood;  // "perhaps"
  double share = 0.0;      // [0,1]; what the word stands for
};

// One cue that speaks for the first reading or against it.
struct ExplainReason {
  std::string sentence;
  std::string weight;  // "weighs a lot"
  double share = 0.0;  // of the bar, [0,1]
  bool speaks_for = true;
};

struct ExplainLook {
  std::string name;    // "happiness"
  double share = 0.0;  // [0,1]
};

struct ExplainText {
  std::string heading;
  std::string text;
};

// How the reading of one face comes about. What is empty is not drawn.
struct ExplainModel {
  std::string title;    // "Reading", with the face's number when there are several
  std::string message;  // instead of a reading: why there is none
  std::string remedy;   // what would help
  std::vector<ExplainReading> readings;
  std::string how_sure;
  std::vector<ExplainReason> reasons;  // for, then against; each strongest first
  std::vector<ExplainLook> looks;      // what the face alone looks like, likeliest first
  std::string looks_missing;           // or why that is not known
  std::optional<AffectPlot> affect;
  std::vector<ExplainText> texts;  // what else it may mean, in the guide's words
  std::string note;                // what kind of statement all this is
};

// How much a cue weighs, in words: of a log-odds weight, by the steps that Kass and Raftery (1995,
// JASA 90, table in section 3.2) give for the natural logarithm of a Bayes factor: below 1 hardly
// worth a mention, from 3 on strong.
inline constexpr double kClearWeight = 1.0;
inline constexpr double kStrongWeight = 3.0;
std::string_view weight_word(double log_odds);

ExplainModel make_explanation(const ShownFace& shown, bool cues_only, const GuideTexts& guide);

}  // namespace attune::ui
