#include "state/said_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <vector>

namespace attune::state {
namespace {

using core::CueId;

// Below this a reading is too doubtful to hold it against words [p].
constexpr double kLeastConfidence = 0.25;

struct SaidRow {
  Said said;
  std::string_view word;
  std::vector<std::string_view> goes_with;     // states that fit the word
  std::vector<std::string_view> says_nothing;  // states that fit it as well as another
};

const std::vector<SaidRow>& rows() {
  static const std::vector<SaidRow> kRows{
      {Said::fine, "fine", {"calm", "happy", "excited", "interested"}, {"surprised", "unsure"}},
      {Said::happy, "happy", {"happy", "excited"}, {"calm", "interested", "surprised"}},
      {Said::sad, "sad", {"sad"}, {"tired", "distracted", "unsure", "tense"}},
      {Said::angry, "angry", {"angry", "tense", "disgusted", "contemptuous"}, {"unsure"}},
      {Said::worried, "worried", {"afraid", "tense", "unsure"}, {"sad", "distracted", "surprised"}},
      {Said::tired, "tired", {"tired"}, {"sad", "calm", "distracted", "unsure"}},
  };
  return kRows;
}

const SaidRow& row_of(Said said) {
  return *std::find_if(rows().begin(), rows().end(),
                       [said](const SaidRow& row) { return row.said == said; });
}

bool holds(const std::vector<std::string_view>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// "Eyes down", for the cues that are worth naming so short; else the label with the cue's word.
std::string short_name(const core::CueReading& reading) {
  const double value = reading.value.value_or(0.0);
  switch (reading.id) {
    case CueId::gaze_vertical:
      return value < 0.0 ? "eyes down" : "eyes up";
    case CueId::mouth_corners:
      return value < 0.0 ? "mouth corners down" : "mouth corners up";
    case CueId::shoulders:
      return value < 0.0 ? "shoulders dropped" : "shoulders raised";
    case CueId::head_nod:
      return value < 0.0 ? "head lowered" : "head raised";
    case CueId::lean:
      return value < 0.0 ? "leaning back" : "leaning in";
    case CueId::brow_lower:
    case CueId::au04:
      return "brows drawn together";
    case CueId::brow_raise:
      return "brows raised";
    case CueId::lips_pressed:
      return "lips pressed";
    case CueId::eye_openness_left:
    case CueId::eye_openness_right:
      return value < 1.0 ? "lids narrowed" : "eyes wide";
    case CueId::eye_contact:
      return value < 0.5 ? "eyes away" : "eyes toward you";
    default:
      break;
  }
  std::string name(core::info(reading.id).label);
  name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
  return name;
}

std::string seen(const core::StateReading& reading, const core::CueSet& cues) {
  std::vector<std::string> names;
  for (const core::Reason& reason : reading.reasons) {
    if (reason.weight <= 0.0) continue;
    std::string name = reason.cue ? short_name(cues[*reason.cue]) : "the look of the whole face";
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    if (names.size() == 2) break;
  }
  if (names.empty()) return "What shows";
  std::string text = names.size() == 1 ? names[0] : names[0] + " and " + names[1];
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

// What a state is called after "go with".
std::string_view mood(const core::StateReading& reading) {
  if (reading.key == "sad") return "low mood";
  if (reading.key == "tense") return "tension";
  if (reading.key == "happy") return "joy or amusement";
  if (reading.key == "angry") return "anger or frustration";
  if (reading.key == "afraid") return "fear or worry";
  if (reading.key == "tired") return "tiredness";
  if (reading.key == "distracted") return "thinking of something else";
  if (reading.key == "unsure") return "doubt or effort";
  if (reading.key == "surprised") return "surprise";
  if (reading.key == "excited") return "excitement";
  if (reading.key == "interested") return "interest";
  if (reading.key == "disgusted") return "dislike";
  if (reading.key == "contemptuous") return "doubt about something";
  if (reading.key == "calm") return "calm";
  return reading.label;
}

}  // namespace

std::string_view word(Said said) { return row_of(said).word; }

SaidAnswer compare(Said said, const core::StateEstimate& estimate, const core::CueSet& cues) {
  const SaidRow& row = row_of(said);
  const std::string begin = fmt::format("The words say {}.", row.word);
  if (estimate.readings.empty()) {
    const auto why = estimate.abstained.value_or(core::Missing::too_little);
    return {Agreement::cannot_say,
            fmt::format("{} What shows is not enough to compare ({}). Asking is the way to know.",
                        begin, core::words(why))};
  }
  const core::StateReading& top = estimate.readings.front();
  if (holds(row.goes_with, top.key)) {
    return {Agreement::agree,
            fmt::format("{} {} may go with {}, which fits.", begin, seen(top, cues), mood(top))};
  }
  // A second reading that fits is as much as can be asked of cues that are doubtful anyway.
  const bool second_fits = std::any_of(
      estimate.readings.begin() + 1, estimate.readings.end(),
      [&](const core::StateReading& reading) { return holds(row.goes_with, reading.key); });
  if (second_fits || holds(row.says_nothing, top.key) || estimate.confidence < kLeastConfidence) {
    return {Agreement::cannot_say,
            fmt::format("{} {} may go with that, and with {} as well. Asking is the way to know.",
                        begin, seen(top, cues), mood(top))};
  }
  return {Agreement::differ, fmt::format("{} {} may go with {}. Asking is the way to know.", begin,
                                         seen(top, cues), mood(top))};
}

}  // namespace attune::state
