#pragma once

#include <memory>
#include <string>
#include <utility>

#include "app/gl_picture.hpp"
#include "app/practice_desk.hpp"
#include "app/window_stats.hpp"
#include "core/clock.hpp"
#include "ui/shortcuts.hpp"
#include "ui/watch_screen.hpp"

namespace attune::app {

// The Practice page in the window: the desk with its picture on the graphics card. Needs a current
// GL context from fill() on, until it is gone; main thread only.
class PracticePane {
 public:
  PracticePane(PracticeOptions options, core::Clock& clock)
      : options_(std::move(options)), clock_(clock) {}

  // Puts the desk together, the first time. Throws as PracticeDesk does. `source` is what the Watch
  // page reads; if it is a clip, its moments can be marked.
  void open(const std::string& source);
  bool is_open() const { return desk_ != nullptr; }

  // Takes a key; false when it is none of the page's. The page must be open.
  bool press(const ui::KeyPress& press);
  void act(const ui::PracticeActions& actions);
  // Moves on what moves by itself.
  void update() { desk_->session().update(); }
  bool busy() const { return desk_ != nullptr && desk_->session().busy(); }
  // Something is read live on this page; its results go to accept().
  bool wants_live() const { return desk_ != nullptr && desk_->session().wants_live(); }
  void accept(const core::FrameAnalysis& analysis) { desk_->session().accept(analysis); }
  // What the page shows, its picture included.
  void fill(ui::WatchModel& model, WindowStats& stats);

 private:
  PracticeOptions options_;
  core::Clock& clock_;
  std::unique_ptr<PracticeDesk> desk_;
  GlTexture texture_;
  core::FramePtr shown_;  // in the texture
};

}  // namespace attune::app
