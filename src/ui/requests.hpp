#pragma once

#include <optional>
#include <string>

#include "ui/said_view.hpp"

namespace attune::ui {

// What the app must do because of what the user did.
struct Requests {
  std::optional<bool> pause;
  std::optional<bool> cues_only;
  std::optional<std::string> open_source;  // open this, or the same again
  bool close_source = false;               // stop reading altogether
  bool reset_baselines = false;
  std::optional<int> learn_offset;  // of this face
  bool clear_offset = false;
  std::optional<SaidQuestion> said;  // compare, and hand the text to WatchView::answer()
  bool toggle_fullscreen = false;
  bool quit = false;
  bool settings_changed = false;  // save them; text size and theme may differ

  // Also wants what `other` wants; where both want something, the other's holds.
  void add(Requests other);
};

}  // namespace attune::ui
