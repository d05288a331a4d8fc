// Every sentence that the program makes of cues and states holds to the words of the house. The
// literals that they are made of are looked at by tests/tools/words_test.py; here it is what comes
// out of them.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <regex>
#include <set>
#include <string>

#include "app/said_answer.hpp"
#include "core/analysis.hpp"
#include "cues/reading.hpp"
#include "cues/words.hpp"
#include "state/both_sides.hpp"
#include "state/said_words.hpp"
#include "state/state_estimator.hpp"
#include "ui/detail_view.hpp"
#include "ui/state_view.hpp"

namespace attune::app {
namespace {

using core::CueId;
using core::CueReading;
using core::Missing;

constexpr std::array kReasons{
    Missing::no_face,     Missing::too_small,    Missing::too_dark,        Missing::too_bright,
    Missing::blurred,     Missing::turned_away,  Missing::covered,         Missing::out_of_view,
    Missing::no_baseline, Missing::not_provided, Missing::low_model_score, Missing::eyes_closed,
    Missing::too_little,  Missing::too_short,    Missing::conflicting,     Missing::unsteady,
    Missing::smiling,     Missing::talking,      Missing::camera_moving,   Missing::switched_off};

// The rules of tests/words/forbidden.json.
class Rules {
 public:
  Rules() {
    std::ifstream file(ATTUNE_SOURCE_DIR "/tests/words/forbidden.json");
    const nlohmann::json rules = nlohmann::json::parse(file);
    for (const nlohmann::json& rule : rules.at("forbidden")) {
      forbidden_.push_back(regex(rule.get<std::string>()));
    }
    allowed_ = regex(rules.at("allowed").get<std::string>());
  }
  bool forbid(const std::string& text) const {
    if (std::regex_search(text, allowed_)) return false;
    return std::any_of(forbidden_.begin(), forbidden_.end(),
                       [&](const std::regex& rule) { return std::regex_search(text, rule); });
  }

 private:
  static std::regex regex(const std::string& rule) {
    return std::regex(rule, std::regex::ECMAScript | std::regex::icase);
  }
  std::vector<std::regex> forbidden_;
  std::regex allowed_;
};

// Looks at each text once.
class Listener {
 public:
  void hear(const std::string& text) {
    if (text.empty() || !heard_.insert(text).second) return;
    EXPECT_FALSE(rules_.forbid(text)) << text;
    EXPECT_EQ(text.find("{}"), std::string::npos) << text;
    EXPECT_EQ(text.find("  "), std::string::npos) << text;
  }
  std::size_t heard() const { return heard_.size(); }

 private:
  Rules rules_;
  std::set<std::string> heard_;
};

CueReading reading_of(const core::CueInfo& cue, std::mt19937& random) {
  const auto share = [&] { return static_cast<double>(random() % 1001) / 1000.0; };
  if (random() % 12 == 0) {
    return cues::missing_reading(cue.id, kReasons[random() % kReasons.size()]);
  }
  // Most are near their ends or in the middle: between, the words are the same.
  const std::array<double, 5> places{0.0, 0.5, 1.0, share(), share()};
  const double value = cue.low + places[random() % places.size()] * (cue.high - cue.low);
  const double reach = std::max(std::abs(cue.low), std::abs(cue.high));
  CueReading reading = cues::value_reading(cue.id, value, share(), random() % 2 == 0,
                                           {0.15 * reach, 0.4 * reach, 0.7 * reach});
  reading.active = random() % 2 == 0;
  return reading;
}

core::FaceAnalysis any_face(std::mt19937& random) {
  core::FaceAnalysis face;
  for (const core::CueInfo& cue : core::all_cues()) {
    CueReading reading = reading_of(cue, random);
    cues::put_into_words(reading, {});
    face.cues[cue.id] = std::move(reading);
  }
  face.face.quality.score = random() % 3 == 0 ? 0.3 : 0.9;
  if (random() % 3 == 0) {
    face.face.quality.problems.push_back(kReasons[random() % kReasons.size()]);
  }
  if (random() % 4 != 0) {
    core::Expression look;
    look.probability.fill(0.02);
    look.probability[random() % core::kExpressionCount] = 0.86;
    face.expression = look;
  }
  return face;
}

state::StateTable shipped_table() {
  std::ifstream file(ATTUNE_SOURCE_DIR "/assets/states.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return state::parse_state_table(text, "states.json");
}

void hear_state(Listener& listener, const core::FaceAnalysis& face) {
  listener.hear(face.state.how_sure);
  for (const core::StateReading& reading : face.state.readings) {
    listener.hear(reading.label);
    for (const core::Reason& reason : reading.reasons) listener.hear(reason.sentence);
  }
  const ui::StatePanelModel panel = ui::make_state_panel(&face, false);
  for (const std::string& text : panel.seen) listener.hear(text);
  for (const std::string* text :
       {&panel.may_go_with, &panel.may_go_with_briefly, &panel.also_possible,
        &panel.also_possible_briefly, &panel.how_sure, &panel.note, &panel.message,
        &panel.expression}) {
    listener.hear(*text);
  }
  for (const state::Said said : state::kAllSaid) {
    listener.hear(state::compare(said, face.state, face.cues).text);
  }
}

void hear_details(Listener& listener, const core::FaceAnalysis& face) {
  for (const core::CueGroup group : ui::kGuideGroups) {
    if (group == core::CueGroup::action_units) continue;
    const ui::DetailModel detail =
        ui::make_detail(group, {&face, 1, 2}, ui::CueHistory(60.0), ui::GuideTexts{});
    listener.hear(detail.title);
    listener.hear(detail.summary);
    for (const ui::DetailSection& section : detail.sections) {
      listener.hear(section.heading);
      for (const ui::DetailCue& cue : section.cues) {
        for (const std::string* text : {&cue.name, &cue.word, &cue.number, &cue.basis}) {
          listener.hear(*text);
        }
      }
    }
  }
}

TEST(SpokenWords, TheRulesFindWhatTheyLookFor) {
  const Rules rules;
  EXPECT_TRUE(rules.forbid("This person is angry."));
  EXPECT_TRUE(rules.forbid("A fake smile."));
  EXPECT_FALSE(rules.forbid("The face as a whole looks angry."));
  EXPECT_FALSE(rules.forbid("This is no diagnosis."));
}

TEST(SpokenWords, NothingThatIsSaidOfAFaceJudgesThePerson) {
  Listener listener;
  std::mt19937 random(7);
  const state::StateTable table = shipped_table();
  std::set<std::string> states;
  for (int round = 0; round < 120; ++round) {
    core::FaceAnalysis face = any_face(random);
    for (const CueReading& reading : face.cues.readings) {
      listener.hear(reading.word);
      listener.hear(reading.sentence);
    }
    state::StateEstimator estimator(table);
    for (int frame = 1; frame <= 120; ++frame) {
      face.state = estimator.update(face.cues, face.expression, face.face.quality, frame / 15.0);
      hear_state(listener, face);
    }
    if (!face.state.readings.empty()) states.insert(face.state.readings[0].key);
    hear_details(listener, face);
  }
  EXPECT_GE(states.size(), 10U);  // of fourteen: most of what can be said was said
  EXPECT_GT(listener.heard(), 1500U);
}

// A part that state/both_sides.cpp does not know would take two of a reading's few reasons.
TEST(SpokenWords, WhatBothSidesDoIsSaidInOne) {
  const auto sentence = [](core::CueId id, double value) {
    CueReading reading = cues::value_reading(id, value, 0.9, true, {0.15, 0.4, 0.7});
    cues::put_into_words(reading, {});
    return reading.sentence;
  };
  for (std::size_t i = 0; i + 1 < core::kCueCount; ++i) {
    const core::CueInfo& cue = core::all_cues()[i];
    if (!cue.name.ends_with("_right")) continue;
    const core::CueInfo& twin = core::all_cues()[i + 1];
    ASSERT_EQ(twin.name.substr(0, twin.name.rfind('_')), cue.name.substr(0, cue.name.rfind('_')));
    for (const double value : {0.0, 0.35, 0.9}) {
      const std::string right = sentence(cue.id, value);
      EXPECT_TRUE(state::both_sides(right, sentence(twin.id, value))) << right;
    }
  }
}

TEST(SpokenWords, ReasonsToSayNothing) {
  Listener listener;
  for (const Missing why : kReasons) {
    listener.hear(std::string(core::words(why)));
    core::FaceAnalysis face;
    for (const core::CueInfo& cue : core::all_cues()) {
      face.cues[cue.id] = cues::missing_reading(cue.id, why);
      cues::put_into_words(face.cues[cue.id], {});
    }
    face.state.abstained = why;
    face.state.how_sure = core::words(why);
    hear_state(listener, face);
    hear_details(listener, face);
  }
  EXPECT_GT(listener.heard(), 5U * kReasons.size());
}

}  // namespace
}  // namespace attune::app
