#include "app/word_entry.hpp"

#include <gtest/gtest.h>

namespace attune::app {
namespace {

bool type(WordEntry& entry, std::u32string_view text) {
  bool taken = true;
  for (const char32_t c : text) taken = entry.press({c, ui::Key::none}) && taken;
  return taken;
}

TEST(WordEntry, LettersMakeAWordAndSuggestions) {
  WordEntry entry;
  EXPECT_TRUE(entry.suggestions().empty());
  EXPECT_TRUE(type(entry, U"Cheer"));
  EXPECT_EQ(entry.text(), "Cheer");
  ASSERT_EQ(entry.suggestions().size(), 1U);
  EXPECT_EQ(entry.suggestions()[0].key, "happy");
}

TEST(WordEntry, DigitsAndNamedKeysAreNotItsOwn) {
  WordEntry entry;
  EXPECT_FALSE(entry.press({U'1', ui::Key::none}));
  EXPECT_FALSE(entry.press({0, ui::Key::escape}));
  EXPECT_FALSE(entry.press({0, ui::Key::tab}));
  EXPECT_EQ(entry.text(), "");
}

TEST(WordEntry, BackspaceTakesAWholeLetter) {
  WordEntry entry;
  EXPECT_TRUE(type(entry, U"frö\U0001F600"));
  EXPECT_EQ(entry.text(), "fr\u00F6\U0001F600");
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(entry.press({0, ui::Key::backspace}));
  EXPECT_EQ(entry.text(), "fr");
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(entry.press({0, ui::Key::backspace}));
  EXPECT_EQ(entry.text(), "");
}

TEST(WordEntry, NoWordIsEndless) {
  WordEntry entry;
  EXPECT_TRUE(type(entry, std::u32string(200, U'a')));
  EXPECT_LE(entry.text().size(), 40U);
}

}  // namespace
}  // namespace attune::app
