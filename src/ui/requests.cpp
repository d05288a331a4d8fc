#include "ui/requests.hpp"

#include <utility>

namespace attune::ui {

void Requests::add(Requests other) {
  if (other.pause) pause = other.pause;
  if (other.cues_only) cues_only = other.cues_only;
  if (other.open_source) open_source = std::move(other.open_source);
  close_source |= other.close_source;
  reset_baselines |= other.reset_baselines;
  if (other.learn_offset) learn_offset = other.learn_offset;
  clear_offset |= other.clear_offset;
  if (other.said) said = std::move(other.said);
  toggle_fullscreen |= other.toggle_fullscreen;
  quit |= other.quit;
  settings_changed |= other.settings_changed;
}

}  // namespace attune::ui
