#include "ui/bar_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune::ui {

using State = SourceStatus::State;

ReadingSign make_reading_sign(const SourceStatus& status) {
  using Shape = ReadingSign::Shape;
  switch (status.state) {
    case State::running:
      return {Shape::dot, "reading: ON", "Space pauses"};
    case State::paused:
      return {Shape::bars, "reading: paused", "Space goes on"};
    case State::starting:
      return {Shape::ring, "reading: starting", "Space pauses"};
    case State::lost:
      return {Shape::ring, "reading: source lost", "Space pauses"};
    case State::ended:
      return {Shape::ring, "reading: off", "Space plays again"};
    case State::failed:
      return {Shape::ring, "reading: off", "O chooses a source"};
    case State::waiting_for_consent:
      return {Shape::ring, "reading: off", ""};
  }
  return {};
}

std::vector<KeyButton> make_key_buttons(bool watching, bool cues_only) {
  std::vector<KeyButton> buttons;
  if (watching) {
    buttons.push_back({Command::spotlight, "S", "Spotlight"});
    if (!cues_only) buttons.push_back({Command::explain_state, "E", "Why"});
    buttons.push_back({Command::they_said, "W", "They said"});
  }
  buttons.push_back({Command::open_guide, "G", "Guide"});
  return buttons;
}

StatusLine make_status_line(const SourceStatus& status) {
  switch (status.state) {
    case State::waiting_for_consent:
      return {"Nothing is read yet.", false};
    case State::starting:
      return {fmt::format("Opening {} ...", status.source_name), false};
    case State::paused:
      return {"Paused: no picture is taken or read.", false};
    case State::lost: {
      const int seconds = static_cast<int>(std::ceil(std::max(0.0, status.retry_in_s)));
      return {seconds > 0 ? fmt::format("{}  Trying again in {} s.", status.message, seconds)
                          : fmt::format("{}  Trying again now.", status.message),
              true};
    }
    case State::ended:
      return {"The clip has ended. Space plays it again; O chooses another source.", true};
    case State::failed:
      return {status.message, true};
    case State::running:
      break;
  }
  return {fmt::format("{:.0f} frames/s   {:.0f} ms a frame   {} of {} frames skipped",
                      status.analysis_fps, status.analysis_ms, status.dropped, status.frames),
          false};
}

}  // namespace attune::ui
