#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/shortcuts.hpp"

namespace attune::ui {

// What the window knows of its source; filled by the app from the live pipeline's status.
struct SourceStatus {
  enum class State { waiting_for_consent, starting, running, paused, lost, ended, failed };
  State state = State::starting;
  std::string message;      // when lost or failed: what, where, remedy
  double retry_in_s = 0.0;  // when lost
  std::string source_name;
  bool live = false;  // camera or stream
  std::int64_t frames = 0;
  std::int64_t dropped = 0;
  double analysis_fps = 0.0;
  double analysis_ms = 0.0;  // the newest frame's
};

// The sign that tells whether someone is being read right now. Shape and words, never colour alone.
struct ReadingSign {
  enum class Shape { dot, bars, ring };  // reading, paused, not reading for another reason
  Shape shape = Shape::ring;
  std::string text;  // "reading: ON"
  std::string hint;  // "Space pauses"
};
ReadingSign make_reading_sign(const SourceStatus& status);

// The line at the bottom.
struct StatusLine {
  std::string text;
  bool notice = false;  // wants to be seen: lost, failed, ended
};
StatusLine make_status_line(const SourceStatus& status);

// A button for what otherwise only a key does; it shows its key.
struct KeyButton {
  Command command = Command::open_guide;
  std::string key;   // "G"
  std::string text;  // "Guide"
};
// Those of the page; `cues_only`: there is no reading to explain.
std::vector<KeyButton> make_key_buttons(bool watching, bool cues_only);

}  // namespace attune::ui
