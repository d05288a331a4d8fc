#include "ui/shortcuts.hpp"

#include <gtest/gtest.h>

#include <set>

#include "core/error.hpp"

namespace attune::ui {
namespace {

TEST(Shortcuts, LettersWorkInBothCases) {
  EXPECT_EQ(command_for({U't', Key::none}), Command::next_theme);
  EXPECT_EQ(command_for({U'T', Key::none}), Command::next_theme);
  EXPECT_EQ(command_for({U' ', Key::none}), Command::toggle_pause);
  EXPECT_EQ(command_for({U'?', Key::none}), Command::open_help);
  EXPECT_EQ(command_for({0, Key::tab}), Command::next_face);
  EXPECT_EQ(command_for({0, Key::control_q}), Command::quit);
  EXPECT_FALSE(command_for({U'x', Key::none}));
  EXPECT_FALSE(command_for({0x00e9, Key::none}));
}

TEST(Shortcuts, PlusNeedsNoShift) {
  EXPECT_EQ(command_for({U'+', Key::none}), Command::larger_text);
  EXPECT_EQ(command_for({U'=', Key::none}), Command::larger_text);
}

// Every command has a key, so nothing needs a mouse; and every key is on the help page.
TEST(Shortcuts, EveryCommandCanBeReachedAndIsExplained) {
  std::set<Command> reached;
  for (const char32_t c :
       {U' ', U'b', U'c', U'm', U'e', U'l', U's', U'r', U'h', U't', U'+', U'-',
        U'o', U'd', U'w', U'p', U'g', U'?', U'1', U'2', U'3', U'4', U'5', U'6'}) {
    reached.insert(*command_for({c, Key::none}));
    std::string name(1, static_cast<char>(c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c));
    if (c == U' ') name = "Space";
    if (c >= U'1' && c <= U'6') name = "1 - 6";
    bool explained = false;
    for (const ShortcutRow& row : shortcut_rows()) {
      explained = explained || row.keys.find(name) != std::string_view::npos;
    }
    EXPECT_TRUE(explained) << name;
  }
  for (const Key key : {Key::escape, Key::tab, Key::f11, Key::control_q}) {
    reached.insert(*command_for({0, key}));
  }
  // Of the two ways to the Watch page one is enough: W goes there from any other page.
  EXPECT_FALSE(reached.contains(Command::open_watch));
  reached.insert(Command::open_watch);
  EXPECT_EQ(reached.size(), static_cast<std::size_t>(Command::quit) + 1);
}

TEST(Shortcuts, DigitsOpenTheDetailsInTheOrderOfThePanel) {
  EXPECT_EQ(detail_group(*command_for({U'1', Key::none})), core::CueGroup::eyes);
  EXPECT_EQ(detail_group(*command_for({U'5', Key::none})), core::CueGroup::posture);
  EXPECT_EQ(detail_command(core::CueGroup::tension), Command::detail_tension);
  EXPECT_FALSE(detail_group(Command::quit));
  EXPECT_FALSE(command_for({U'7', Key::none}));
  EXPECT_FALSE(command_for({U'0', Key::none}));
  EXPECT_TRUE(is_about_watching(Command::detail_movement));
  EXPECT_FALSE(is_about_watching(Command::quit));
}

// The arrows and Enter belong to what the keyboard stands on.
TEST(Shortcuts, ArrowsAndEnterAreNoCommands) {
  for (const ScriptedKey& key : parse_key_script("up,down,left,right,enter")) {
    EXPECT_NE(key.press.key, Key::none);
    EXPECT_FALSE(command_for(key.press));
  }
}

TEST(KeyScript, ReadsKeysAndTimes) {
  const auto keys = parse_key_script("space,t@2.5,esc,@,?@3,ctrl+q");
  ASSERT_EQ(keys.size(), 6U);
  EXPECT_EQ(keys[0].press.character, U' ');
  EXPECT_EQ(keys[0].at_s, 0.0);
  EXPECT_EQ(keys[1].at_s, 2.5);
  EXPECT_EQ(keys[2].press.key, Key::escape);
  EXPECT_EQ(keys[2].at_s, 2.5) << "follows the key before it";
  EXPECT_EQ(keys[3].press.character, U'@');
  EXPECT_EQ(keys[4].at_s, 3.0);
  EXPECT_TRUE(parse_key_script("").empty());
}

TEST(KeyScript, NamesWhatItDoesNotKnow) {
  for (const char* script : {"bogus", "a,,b", "t@", "t@x", "t@-1", "t@1x"}) {
    try {
      parse_key_script(script);
      FAIL() << script;
    } catch (const core::Error& error) {
      EXPECT_EQ(error.kind(), core::ErrorKind::usage) << script;
    }
  }
}

}  // namespace
}  // namespace attune::ui
