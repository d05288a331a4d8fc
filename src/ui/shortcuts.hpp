#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cue.hpp"

namespace attune::ui {

// What the user can ask for; from a key, a button or a script.
enum class Command {
  toggle_pause,
  reset_baseline,
  toggle_cues_only,
  toggle_mirror,
  toggle_picture,
  next_theme,
  larger_text,
  smaller_text,
  open_sources,
  open_display,
  open_help,
  open_guide,
  they_said,   // asks for what the watched person said; from another page: back to watching
  open_watch,  // from its tab
  open_practice,
  next_face,
  spotlight,      // the next part in it; opens it
  explain_state,  // how the reading comes about
  detail_eyes,    // everything about one group of cues; in the order of the cue panel
  detail_brows,
  detail_mouth,
  detail_tension,
  detail_posture,
  detail_movement,
  learn_offset,  // where the eyes of the chosen face look when they mean contact
  clear_offset,
  close_popup,
  toggle_fullscreen,
  quit,
};

// The group whose details the command opens; empty for other commands.
std::optional<core::CueGroup> detail_group(Command command);
// Opens the details of this group; action units are told with the group of their part, so theirs
// are the mouth's.
Command detail_command(core::CueGroup group);
// Whether it concerns the Watch page alone.
bool is_about_watching(Command command);

// Arrows and Enter walk over what can be pressed; they mean no command, and only scripts name them.
// Backspace is for pages on which words are typed.
enum class Key { none, escape, tab, f11, control_q, up, down, left, right, enter, backspace };

// A key press: either a typed character (so that '?' and '+' are found on every keyboard layout) or
// one of the named keys.
struct KeyPress {
  char32_t character = 0;
  Key key = Key::none;
};

std::optional<Command> command_for(const KeyPress& press);

struct ShortcutRow {
  std::string_view keys;    // "Space"
  std::string_view action;  // "pause and go on"
};
// Every shortcut once, for the help page.
const std::vector<ShortcutRow>& shortcut_rows();

// One step of a key script, for tests: "space,t,?,tab,esc,down,enter,ctrl+q,f11,b@2.5". A key may
// carry the source time in seconds at which it is pressed; without one it follows the key before
// it.
struct ScriptedKey {
  KeyPress press;
  double at_s = 0.0;
};
// Throws core::Error{usage} naming a key that it does not know.
std::vector<ScriptedKey> parse_key_script(std::string_view script);

}  // namespace attune::ui
