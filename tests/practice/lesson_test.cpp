#include "practice/lesson.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "core/error.hpp"
#include "practice/exercise.hpp"

namespace attune::practice {
namespace {

Item cue_item() {
  Item item;
  item.id = "brows-1";
  item.kind = Kind::cue;
  item.source = "demo";
  item.time_s = 3.25;
  item.face = "A";
  item.part = Part::brows;
  item.right = {"raised"};
  item.seen = "Both brows go up.";
  return item;
}

Item state_item() {
  Item item = cue_item();
  item.id = "state-1";
  item.kind = Kind::state;
  item.right = {"happy", "excited"};
  item.telling = {Part::mouth, Part::eyes};
  item.choices = {"happy", "sad", "angry", "calm"};
  item.also = "Or the smile is polite.";
  item.strength = 1;
  return item;
}

Lesson lesson() {
  Lesson lesson;
  lesson.id = "first";
  lesson.name = "A first lesson";
  lesson.items = {cue_item(), state_item()};
  return lesson;
}

std::string refusal(const std::string& json) {
  try {
    parse_lesson(json, "first.json");
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::usage);
    EXPECT_NE(std::string(error.what()).find("first.json"), std::string::npos);
    return error.what();
  }
  return "";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

TEST(Lesson, GoesToTextAndBack) {
  const std::string json = to_json(lesson());
  const Lesson back = parse_lesson(json, "first.json");
  EXPECT_EQ(to_json(back), json);
  ASSERT_EQ(back.items.size(), 2U);
  EXPECT_EQ(back.items[0].part, Part::brows);
  EXPECT_EQ(back.items[0].time_s, 3.25);
  EXPECT_EQ(back.items[1].right, (std::vector<std::string>{"happy", "excited"}));
  EXPECT_EQ(back.items[1].telling, (std::vector<Part>{Part::mouth, Part::eyes}));
  EXPECT_EQ(back.items[1].also, "Or the smile is polite.");
}

TEST(Lesson, MistakesAreToldByItemAndKey) {
  const std::string good = to_json(lesson());
  EXPECT_EQ(refusal(good), "");
  EXPECT_NE(refusal("{"), "");
  EXPECT_NE(refusal(replaced(good, "\"attune_lesson\": 1", "\"attune_lesson\": 2")), "");
  EXPECT_NE(refusal(replaced(good, "\"lead_s\"", "\"lead\"")).find("unknown key \"lead\""),
            std::string::npos);
  EXPECT_NE(refusal(replaced(good, "\"raised\"", "\"happy\"")).find("brows-1"), std::string::npos);
  EXPECT_NE(refusal(replaced(good, "\"cue\"", "\"cues\"")).find("no kind"), std::string::npos);
  EXPECT_NE(refusal(replaced(good, "\"mouth\"", "\"nose\"")).find("no part"), std::string::npos);
  EXPECT_NE(refusal(replaced(good, "\"state-1\"", "\"brows-1\"")).find("two items"),
            std::string::npos);
  EXPECT_NE(refusal(replaced(good, "3.25", "-1.0")).find("time_s"), std::string::npos);
}

TEST(Lesson, FaultsOfAnItem) {
  EXPECT_EQ(find_fault(cue_item()), "");
  EXPECT_EQ(find_fault(state_item()), "");
  Item item = state_item();
  item.telling.clear();
  EXPECT_NE(find_fault(item), "");
  item = state_item();
  item.choices = {"sad", "angry"};
  EXPECT_NE(find_fault(item), "") << "the right answer must be among the choices";
  item = state_item();
  item.right = {std::string(kNoClear)};
  EXPECT_EQ(find_fault(item), "") << "that one is always offered";
  item.choices = {"sad", "angry", "calm", "happy", "tense"};
  EXPECT_NE(find_fault(item), "");
  item = cue_item();
  item.right.clear();
  EXPECT_NE(find_fault(item), "");
  item = cue_item();
  item.seen.clear();
  EXPECT_NE(find_fault(item), "");
}

Lesson load(const std::string& name) {
  const std::string path = std::string(ATTUNE_ASSETS_DIR "/lessons/") + name;
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return parse_lesson(text.str(), path);
}

TEST(Lesson, OursAreWhole) {
  for (const char* file : {"first_lesson.json", "second_lesson.json"}) {
    const Lesson ours = load(file);
    EXPECT_GE(ours.items.size(), 12U);
    std::set<Kind> kinds;
    for (const Item& item : ours.items) {
      kinds.insert(item.kind);
      EXPECT_LT(item.time_s, 60) << "later moments take long to reach";
      for (const HelpStage stage : {HelpStage::named, HelpStage::none}) {
        EXPECT_LE(Exercise(item, stage, 1).question().choices.size(), 6U);
      }
    }
    EXPECT_EQ(kinds.size(), 3U) << file;
  }
}

TEST(Lesson, TheFirstIsAboutTheDemonstrationAlone) {
  for (const Item& item : load("first_lesson.json").items) {
    EXPECT_EQ(item.source, "demo");
    EXPECT_LT(item.time_s, 53.4) << "the clip's length";
  }
}

TEST(Lesson, KindsHaveWords) {
  EXPECT_EQ(words(Kind::cue), "Spot the cue");
  EXPECT_EQ(words(Kind::state), "Read the person");
  EXPECT_EQ(words(Kind::parts), "Parts and whole");
}

}  // namespace
}  // namespace attune::practice
