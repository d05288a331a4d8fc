#pragma once

#include <memory>
#include <opencv2/core/types.hpp>
#include <string>
#include <vector>

#include "ui/canvas.hpp"
#include "ui/shortcuts.hpp"

namespace attune::app {

struct GlWindowOptions {
  std::string title = "Attune";
  cv::Size size{1280, 720};
  bool hidden = false;  // for screenshots
};

// The one window, with its GL context and ImGui on it. Main thread only; one at a time. The
// constructor throws core::Error{display} when there is no display or no GL, saying what is missing
// and how to do without.
class GlWindow {
 public:
  explicit GlWindow(const GlWindowOptions& options);
  ~GlWindow();
  GlWindow(const GlWindow&) = delete;
  GlWindow& operator=(const GlWindow&) = delete;

  bool wants_close() const;
  cv::Size2f size() const;     // in pixels
  float device_scale() const;  // of a dense screen, 1 for an ordinary one
  void toggle_fullscreen();
  void set_title(const std::string& title);

  // Waits for input, but not longer than this, and takes it in.
  void wait_events(double timeout_s);
  // Whether any input came since the last call.
  bool take_input();
  // Keys pressed since the last call that belong to no text field.
  std::vector<ui::KeyPress> take_keys();
  // Presses an arrow or Enter as if by hand, in the next frames that are drawn; other keys do
  // nothing. `tapping`: not yet let go.
  void tap(ui::Key key);
  bool tapping() const;

  // Fonts and colours for what is drawn from now on; only does something when they changed.
  void set_look(const ui::Palette& palette, float em_px);
  const ui::Fonts& fonts() const;

  // Drawing with ImGui goes between these. `tab_walks`: the Tab key goes from field to field.
  // `arrows_walk`: up and down go from button to button; else they are only handed on as keys.
  void begin_frame(bool tab_walks, bool arrows_walk);
  void end_frame(const ui::Color& background);  // without showing it, when hidden
  void show();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::app
