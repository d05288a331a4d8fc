#include "practice/suggestions.hpp"

#include <gtest/gtest.h>

#include "practice/vocabulary.hpp"

namespace attune::practice {
namespace {

std::vector<std::string_view> keys(std::string_view typed, std::size_t most = 4) {
  std::vector<std::string_view> result;
  for (const Suggestion& suggestion : suggest_states(typed, most)) {
    EXPECT_NE(find_state_answer(suggestion.key), nullptr) << suggestion.key;
    result.push_back(suggestion.key);
  }
  return result;
}

using Keys = std::vector<std::string_view>;

TEST(Suggestions, BeginningsOfLabels) {
  EXPECT_EQ(keys("hap"), Keys{"happy"});
  EXPECT_EQ(keys("HAP"), Keys{"happy"});
  EXPECT_EQ(keys("  sur"), Keys{"surprised"});
  EXPECT_EQ(keys("worr"), Keys{"tense"}) << "the second word of \"Tense or worried\"";
  EXPECT_TRUE(suggest_states("hap")[0].word.empty());
}

TEST(Suggestions, OtherWordsForIt) {
  const auto cheerful = suggest_states("cheer");
  ASSERT_EQ(cheerful.size(), 1U);
  EXPECT_EQ(cheerful[0].key, "happy");
  EXPECT_EQ(cheerful[0].word, "cheerful");
  EXPECT_EQ(keys("anxious"), (Keys{"tense", "afraid"})) << "one word, two states";
  EXPECT_EQ(keys("lost in th"), Keys{"withdrawn"});
}

TEST(Suggestions, NothingForNothing) {
  EXPECT_TRUE(suggest_states("").empty());
  EXPECT_TRUE(suggest_states("  ").empty());
  EXPECT_TRUE(suggest_states("xyz").empty());
}

TEST(Suggestions, NoMoreThanWanted) {
  EXPECT_EQ(keys("s", 2).size(), 2U);
  EXPECT_EQ(keys("s").size(), 4U);
  EXPECT_EQ(keys("s")[0], "surprised") << "its label goes before another word for calm";
}

TEST(Suggestions, EveryStateCanBeTyped) {
  for (const Answer& answer : state_answers()) {
    EXPECT_EQ(suggest_states(answer.label)[0].key, answer.key);
  }
}

}  // namespace
}  // namespace attune::practice
