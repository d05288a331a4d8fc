#include "ui/shortcuts.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "core/error.hpp"

namespace attune::ui {
namespace {

constexpr std::array<std::pair<Command, core::CueGroup>, 6> kDetails{{
    {Command::detail_eyes, core::CueGroup::eyes},
    {Command::detail_brows, core::CueGroup::brows},
    {Command::detail_mouth, core::CueGroup::mouth},
    {Command::detail_tension, core::CueGroup::tension},
    {Command::detail_posture, core::CueGroup::posture},
    {Command::detail_movement, core::CueGroup::movement},
}};

KeyPress parse_key(std::string_view word) {
  constexpr std::pair<std::string_view, Key> kNamed[] = {
      {"esc", Key::escape},       {"tab", Key::tab},
      {"f11", Key::f11},          {"up", Key::up},
      {"down", Key::down},        {"left", Key::left},
      {"right", Key::right},      {"enter", Key::enter},
      {"ctrl+q", Key::control_q}, {"backspace", Key::backspace}};
  if (word == "space") return {U' ', Key::none};
  for (const auto& [name, key] : kNamed) {
    if (word == name) return {0, key};
  }
  if (word.size() == 1 && word[0] > ' ' && word[0] < 127) {
    return {static_cast<char32_t>(word[0]), Key::none};
  }
  throw core::Error(
      core::ErrorKind::usage,
      fmt::format("unknown key '{}' in the key script; use one character, space, esc, "
                  "tab, up, down, left, right, enter, backspace, f11 or ctrl+q",
                  word));
}

double parse_time(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= 0) return value;
  throw core::Error(core::ErrorKind::usage,
                    fmt::format("'{}' in the key script is not a time in seconds", text));
}

}  // namespace

std::optional<core::CueGroup> detail_group(Command command) {
  for (const auto& [known, group] : kDetails) {
    if (known == command) return group;
  }
  return std::nullopt;
}

Command detail_command(core::CueGroup group) {
  for (const auto& [command, known] : kDetails) {
    if (known == group) return command;
  }
  return Command::detail_mouth;
}

bool is_about_watching(Command command) {
  switch (command) {
    case Command::toggle_pause:
    case Command::reset_baseline:
    case Command::toggle_cues_only:
    case Command::toggle_mirror:
    case Command::toggle_picture:
    case Command::next_face:
    case Command::explain_state:
    case Command::spotlight:
      return true;
    default:
      return detail_group(command).has_value();
  }
}

std::optional<Command> command_for(const KeyPress& press) {
  switch (press.key) {
    case Key::escape:
      return Command::close_popup;
    case Key::tab:
      return Command::next_face;
    case Key::f11:
      return Command::toggle_fullscreen;
    case Key::control_q:
      return Command::quit;
    case Key::up:
    case Key::down:
    case Key::left:
    case Key::right:
    case Key::enter:
    case Key::backspace:
      return std::nullopt;
    case Key::none:
      break;
  }
  char32_t c = press.character;
  if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
  if (c >= U'1' && c < U'1' + kDetails.size()) return kDetails[c - U'1'].first;
  switch (c) {
    case U' ':
      return Command::toggle_pause;
    case U'b':
      return Command::reset_baseline;
    case U'c':
      return Command::toggle_cues_only;
    case U'e':
      return Command::explain_state;
    case U's':
      return Command::spotlight;
    case U'l':
      return Command::learn_offset;
    case U'r':
      return Command::clear_offset;
    case U'm':
      return Command::toggle_mirror;
    case U'h':
      return Command::toggle_picture;
    case U't':
      return Command::next_theme;
    case U'+':
    case U'=':
      return Command::larger_text;
    case U'-':
      return Command::smaller_text;
    case U'o':
      return Command::open_sources;
    case U'd':
      return Command::open_display;
    case U'?':
      return Command::open_help;
    case U'g':
      return Command::open_guide;
    case U'w':
      return Command::they_said;
    case U'p':
      return Command::open_practice;
    default:
      return std::nullopt;
  }
}

const std::vector<ShortcutRow>& shortcut_rows() {
  static const std::vector<ShortcutRow> kRows{
      {"Space", "pause, go on"},
      {"Tab", "next face"},
      {"1 - 6", "all about one cue"},
      {"E  S", "why, spotlight"},
      {"B", "learn the neutral face anew"},
      {"L", "learn the place of the eyes"},
      {"R", "forget that place"},
      {"C", "cues only, on or off"},
      {"H", "hide or show the picture"},
      {"M", "mirror the picture"},
      {"O", "choose a source"},
      {"D  T", "display, other theme"},
      {"+  -", "larger, smaller text"},
      {"W", "they said ... (or: watch)"},
      {"P  G", "practise, guide"},
      {"1 - 7  R", "practice: answer, clip"},
      {"?", "this page"},
      {"Esc", "close what is open"},
      {"Arrows", "move between buttons"},
      {"Enter", "press a button"},
      {"F11", "full screen"},
      {"Ctrl+Q", "quit"},
  };
  return kRows;
}

std::vector<ScriptedKey> parse_key_script(std::string_view script) {
  std::vector<ScriptedKey> keys;
  double at_s = 0.0;
  while (!script.empty()) {
    const std::size_t comma = script.find(',');
    std::string_view word = script.substr(0, comma);
    script.remove_prefix(comma == std::string_view::npos ? script.size() : comma + 1);
    // '@' after the first character separates the time; "@" alone is a key.
    const std::size_t at = word.find('@', 1);
    if (at != std::string_view::npos) {
      at_s = parse_time(word.substr(at + 1));
      word = word.substr(0, at);
    }
    keys.push_back({parse_key(word), at_s});
  }
  return keys;
}

}  // namespace attune::ui
