// The sizes that the guide names are those that the cues have.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "app/guide.hpp"
#include "cues/options.hpp"

namespace attune::app {
namespace {

using Numbers = std::vector<double>;
using ByKey = std::map<std::string, Numbers>;

const std::string kAssets = ATTUNE_SOURCE_DIR "/assets";

double rounded(double value, double step) { return std::round(value / step) * step; }
double degrees(double rad) { return rounded(rad * 180.0 / std::numbers::pi, 1.0); }
double percent(double share) { return rounded(100.0 * share, 0.1); }

void add_eyes(const cues::CueOptions& o, ByKey& to) {
  const cues::EyeContactOptions& contact = o.eye_contact;
  to["eye_contact"] = {degrees(contact.offset / contact.slope), percent(contact.word_toward),
                       percent(contact.word_away), percent(contact.toward.on)};
  to["gaze_horizontal"] = {degrees(o.gaze.aside_steps.slight), degrees(o.gaze.aside.on)};
  to["gaze_vertical"] = {degrees(o.gaze.vertical_steps.slight), degrees(o.gaze.vertical.on)};
  const cues::EyeOpennessOptions& lids = o.eye_openness;
  to["eye_openness"] = {percent(1.0 - lids.narrowed_steps.clear),
                        percent(1.0 + lids.wide_steps.clear), percent(lids.opening.on)};
  // The half from which the word is "closed" stands in cues/words.cpp.
  to["eyes_closed"] = {50, percent(lids.closed.on), o.blinks.max_s};
  to["smile_eyes"] = {o.smile.eye_steps.slight, o.smile.active.on};
}

void add_brows_and_mouth(const cues::CueOptions& o, ByKey& to) {
  const cues::BrowOptions& brows = o.brows;
  to["brow_raise"] = {percent(brows.raise.full), brows.steps.slight, brows.active.on};
  to["brow_lower"] = {percent(brows.lower.full), brows.steps.slight, brows.active.on};
  const cues::MouthOptions& mouth = o.mouth;
  to["mouth_corners"] = {percent(mouth.up.full), percent(mouth.down.full), mouth.up_steps.slight,
                         mouth.down_steps.slight, mouth.corners.on};
  to["mouth_open"] = {percent(mouth.open.full), mouth.opening_steps.slight,
                      mouth.opening_steps.clear, mouth.opening_steps.strong, mouth.opening.on};
  to["lips_pressed"] = {percent(mouth.pressed.full), mouth.pressed_steps.slight, mouth.pressing.on};
  to["smile"] = {mouth.up_steps.slight, o.smile.active.on};
  to["smile_asymmetry"] = {percent(o.smile.even),
                           std::max(o.smile.side_steps.slight, o.smile.active.on)};
}

void add_tension(const cues::TensionOptions& o, ByKey& to) {
  for (const char* part :
       {"brow", "lids", "nose", "lips", "chin", "jaw", "shoulders", "stillness"}) {
    to[std::string("tension_") + part] = {o.steps.slight, o.active.on};
  }
  Numbers& shoulders = to["tension_shoulders"];
  shoulders.push_back(percent(o.shoulders.dead));
  shoulders.push_back(percent(o.shoulders.full));
  to["tension"] = {o.summary_steps.slight, o.active.on};
}

void add_posture(const cues::CueOptions& o, ByKey& to) {
  const cues::HeadOptions& head = o.head;
  to["head_turn"] = {degrees(head.turn_steps.slight), degrees(head.turn.on)};
  to["head_nod"] = {degrees(head.nod_steps.slight), degrees(head.nod.on)};
  to["head_tilt"] = {degrees(head.tilt_steps.slight), degrees(head.tilt.on), head.tilt.on_s};
  to["lean"] = {percent(o.lean.steps.slight), percent(o.lean.lean_in), percent(o.lean.lean_back),
                o.lean.hold_s};
  const cues::PostureOptions& body = o.posture;
  const auto held = [&](auto unit, const cues::Steps& steps, const cues::Switch& active) {
    return Numbers{unit(steps.slight), unit(active.on), active.on_s};
  };
  to["shoulders"] = held(percent, body.shoulder_steps, body.shoulders);
  to["slouch"] = held(percent, body.slouch_steps, body.slouch);
  to["lean_side"] = held(degrees, body.lean_steps, body.lean_side);
  to["body_turn"] = held(degrees, body.turn_steps, body.turn);
  to["arms_crossed"] = held(percent, body.crossed_steps, body.crossed);
  to["hand_to_face"] = {percent(body.hand_steps.slight), percent(body.hand.on)};
}

void add_movement(const cues::CueOptions& o, ByKey& to) {
  const cues::GestureOptions& head = o.gestures;
  const double least_deg = rounded(head.least_rad * 180.0 / std::numbers::pi, 0.1);
  for (const auto& [key, swings] : {std::pair{"nodding", 2.0}, std::pair{"shaking", 3.0}}) {
    to[key] = {swings, least_deg, head.longest_swing_s, degrees(head.full_rad),
               std::max(head.steps.slight, head.active.on)};
  }
  const cues::MovementOptions& m = o.movement;
  to["head_movement"] = to["body_movement"] = {m.steps.slight, m.moving.on};
  to["fidgeting"] = {m.fidget_window_s,
                     percent(m.fidget_share.dead),
                     percent(m.fidget_share.full),
                     m.fidget_steps.slight,
                     m.fidgeting.on,
                     m.fidgeting.on_s};
  to["stillness"] = {m.still_window_s, m.usual_window_s / 60.0, m.usual_observed_s,
                     m.still_steps.slight, m.still.on};
  // The half from which the word is "talking" stands in cues/face_words.cpp.
  to["speaking"] = {o.speech.window_s, o.speech.turns_hz.dead, o.speech.turns_hz.full, 50,
                    percent(o.speech.active.on)};
  const cues::PresenceOptions& presence = o.presence;
  to["attending"] = {percent(presence.least_contact), degrees(presence.max_turn_rad),
                     presence.min_observed_s, percent(presence.active.on), presence.active.on_s};
}

void add_action_units(const cues::CueOptions& all, ByKey& to) {
  const cues::ActionUnitOptions& o = all.action_units;
  const auto full = [](const cues::Grade& grade) { return Numbers{percent(grade.full)}; };
  const ByKey sizes{{"au01", full(o.brow_raise)},
                    {"au02", full(o.brow_raise)},
                    {"au04", {}},
                    {"au05", full(o.lid_raise)},
                    {"au06", {}},
                    {"au07", full(o.lid_tighten)},
                    {"au09", full(o.nose)},
                    {"au10", full(o.upper_lip)},
                    {"au12", full(all.mouth.up)},
                    {"au14", full(o.dimple)},
                    {"au15", full(all.mouth.down)},
                    {"au17", full(o.chin)},
                    {"au20", full(o.stretch)},
                    {"au23", {}},
                    {"au25", {percent(o.parted.dead), percent(o.parted.full)}},
                    {"au26", full(o.jaw)},
                    {"au43", {percent(1.0 - o.closing.dead), percent(1.0 - o.closing.full)}}};
  for (const auto& [key, size] : sizes) {
    to[key] = size;
    to[key].push_back(o.steps.slight);
    to[key].push_back(o.active.on);
  }
}

ByKey numbers_of_the_cues() {
  const cues::CueOptions options;
  ByKey numbers;
  add_eyes(options, numbers);
  add_brows_and_mouth(options, numbers);
  add_tension(options.tension, numbers);
  add_posture(options, numbers);
  add_movement(options, numbers);
  add_action_units(options, numbers);
  return numbers;
}

// Those of a text, but for the ends of scales (0 and 1, 0 % and 100 %) and the numbers of action
// units.
Numbers numbers_in(const std::string& text) {
  static const std::regex kNumber("(AU)?(\\d+(?:[.,]\\d+)?)( (?:second|Sekunde))?");
  Numbers found;
  for (std::sregex_iterator at(text.begin(), text.end(), kNumber), end; at != end; ++at) {
    if ((*at)[1].matched) continue;
    std::string digits = (*at)[2].str();
    std::replace(digits.begin(), digits.end(), ',', '.');
    const double number = std::stod(digits);
    const bool scale_end = number == 0.0 || number == 1.0 || number == 100.0;
    if (!scale_end || (*at)[3].matched) found.push_back(number);
  }
  return found;
}

std::string sorted(Numbers numbers) {
  std::sort(numbers.begin(), numbers.end());
  std::string text;
  for (const double number : numbers) text += std::to_string(number) + " ";
  return text;
}

TEST(GuideNumbers, TheTestFindsNumbersInBothLanguages) {
  EXPECT_EQ(sorted(numbers_in("The value of AU23, 0 up to 35 %, 1 from 0.25 on for 1 second.")),
            sorted({35, 0.25, 1}));
  EXPECT_EQ(sorted(numbers_in("Ab 7,5 % oder 0,2 für 1 Sekunde.")), sorted({7.5, 0.2, 1}));
}

TEST(GuideNumbers, EveryCueIsToldWithItsOwn) {
  const ByKey cues = numbers_of_the_cues();
  for (const std::string& language : guide_languages(kAssets)) {
    const ui::GuideTexts guide = load_guide(kAssets, language);
    ASSERT_EQ(guide.single.size(), cues.size());
    for (const ui::GuideEntry& entry : guide.single) {
      ASSERT_TRUE(cues.contains(entry.key)) << entry.key;
      EXPECT_EQ(sorted(numbers_in(entry.how)), sorted(cues.at(entry.key)))
          << language << " " << entry.key << ": " << entry.how;
    }
  }
}

}  // namespace
}  // namespace attune::app
