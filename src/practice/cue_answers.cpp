#include "practice/cue_answers.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace attune::practice {
namespace {

using core::CueId;
using core::CueReading;
using core::Intensity;

bool stands_out(const CueReading& reading) {
  return reading.value && reading.active && reading.intensity != Intensity::none;
}

bool is_above(const CueReading& reading) { return stands_out(reading) && *reading.value > 0; }
bool is_below(const CueReading& reading) { return stands_out(reading) && *reading.value < 0; }

class PartReader {
 public:
  explicit PartReader(const core::CueSet& cues) : cues_(cues) {}

  void add_if(bool shows, std::string_view key, CueId cue) {
    if (shows) reading_.answers.push_back({key, cue, cues_[cue].confidence});
  }

  // No cue may be hidden when "as usual" is said: it is as sure as the least sure of them.
  void add_rest(std::string_view key, std::initializer_list<CueId> cues) {
    if (!reading_.answers.empty()) return;
    CueId least = *cues.begin();
    for (const CueId cue : cues) {
      if (!cues_[cue].value) {
        reading_.missing = cues_[cue].missing;
        return;
      }
      if (cues_[cue].confidence < cues_[least].confidence) least = cue;
    }
    reading_.answers.push_back({key, least, cues_[least].confidence});
  }

  void set_missing(const std::optional<core::Missing>& missing) {
    if (reading_.answers.empty()) reading_.missing = missing;
  }

  PartReading take() {
    std::stable_sort(
        reading_.answers.begin(), reading_.answers.end(),
        [](const CueAnswer& a, const CueAnswer& b) { return a.confidence > b.confidence; });
    return std::move(reading_);
  }

 private:
  const core::CueSet& cues_;
  PartReading reading_;
};

PartReading read_eyes(const core::CueSet& cues, const CueAnswerOptions& options) {
  PartReader reader(cues);
  const CueReading& contact = cues[CueId::eye_contact];
  if (stands_out(cues[CueId::eyes_closed])) {
    reader.add_if(true, "closed", CueId::eyes_closed);
    return reader.take();
  }
  const bool down = is_below(cues[CueId::gaze_vertical]);
  const auto wide = [&](CueId lid) {
    return cues[lid].value && cues[lid].active && *cues[lid].value > 1 &&
           cues[lid].intensity >= Intensity::clear;  // up to slight, lids are as open as usual
  };
  reader.add_if(stands_out(contact), "at_you", CueId::eye_contact);
  reader.add_if(down, "down", CueId::gaze_vertical);
  reader.add_if(!down && contact.value && *contact.value < options.away, "away",
                CueId::eye_contact);
  reader.add_if(wide(CueId::eye_openness_right) && wide(CueId::eye_openness_left), "wide",
                CueId::eye_openness_left);
  reader.set_missing(contact.missing);
  return reader.take();
}

PartReading read_brows(const core::CueSet& cues) {
  PartReader reader(cues);
  reader.add_if(is_above(cues[CueId::brow_raise]), "raised", CueId::brow_raise);
  reader.add_if(is_above(cues[CueId::brow_lower]), "together", CueId::brow_lower);
  reader.add_rest("level", {CueId::brow_raise, CueId::brow_lower});
  return reader.take();
}

PartReading read_mouth(const core::CueSet& cues) {
  PartReader reader(cues);
  reader.add_if(is_above(cues[CueId::mouth_corners]), "up", CueId::mouth_corners);
  reader.add_if(is_below(cues[CueId::mouth_corners]), "down", CueId::mouth_corners);
  reader.add_if(is_above(cues[CueId::mouth_open]), "open", CueId::mouth_open);
  reader.add_if(is_above(cues[CueId::lips_pressed]), "pressed", CueId::lips_pressed);
  reader.add_rest("level", {CueId::mouth_corners, CueId::mouth_open, CueId::lips_pressed});
  return reader.take();
}

PartReading read_head(const core::CueSet& cues) {
  PartReader reader(cues);
  reader.add_if(stands_out(cues[CueId::head_turn]), "turned", CueId::head_turn);
  reader.add_if(stands_out(cues[CueId::head_tilt]), "tilted", CueId::head_tilt);
  reader.add_if(is_below(cues[CueId::head_nod]), "lowered", CueId::head_nod);
  reader.add_if(is_below(cues[CueId::lean]), "back", CueId::lean);
  reader.add_rest("upright", {CueId::head_turn, CueId::head_tilt, CueId::head_nod});
  return reader.take();
}

}  // namespace

PartReading read_part(Part part, const core::CueSet& cues, const CueAnswerOptions& options) {
  switch (part) {
    case Part::eyes:
      return read_eyes(cues, options);
    case Part::brows:
      return read_brows(cues);
    case Part::mouth:
      return read_mouth(cues);
    case Part::head:
      break;
  }
  return read_head(cues);
}

bool fits(const PartReading& reading, std::string_view answer) {
  return std::any_of(reading.answers.begin(), reading.answers.end(),
                     [answer](const CueAnswer& one) { return one.key == answer; });
}

std::string_view answer_for_state(std::string_view state) {
  if (state == "distracted") return "withdrawn";
  const Answer* answer = find_state_answer(state);
  return answer == nullptr ? std::string_view() : answer->key;
}

}  // namespace attune::practice
