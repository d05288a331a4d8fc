#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/frame_pacer.hpp"
#include "app/gl_picture.hpp"
#include "app/gl_window.hpp"
#include "app/practice_pane.hpp"
#include "app/profile_memory.hpp"
#include "app/settings.hpp"
#include "app/window.hpp"
#include "app/window_stats.hpp"
#include "core/clock.hpp"
#include "pipeline/live_pipeline.hpp"
#include "ui/watch_view.hpp"

namespace attune::app {

// The window with its pages, its pipeline and what it remembers. Main thread only; `options` must
// outlive it.
class WatchWindow {
 public:
  // Throws as run_window does.
  WatchWindow(const WindowOptions& options, core::Clock& clock);

  // Until it is closed.
  void run();
  // Instead of run(): see WindowOptions::screenshot.
  void take_screenshot();

 private:
  bool wait_for_screenshot();
  bool may_leave(double after_s) const;
  void open_first_source();
  void fulfil(const ui::Requests& requests);
  void open(const std::string& source);
  void open_practice();
  bool practising() const { return view_.page() == ui::Page::practice && practice_.is_open(); }
  void settle_practice();
  bool poll();
  void press_keys(double now_s);
  void renew_cameras(double now_s);
  void draw(double now_s);
  bool busy() const;
  double source_time() const;
  void save();
  void load_memory();
  void keep_learned(const core::FrameAnalysis& analysis);
  void clear_gaze_place();
  void write_stats() const;

  const WindowOptions& options_;
  core::Clock& clock_;
  std::vector<ui::ScriptedKey> keys_;
  LoadedSettings loaded_;
  ui::WatchView view_;
  ProfileMemory memory_;
  // The order matters: the texture goes before its window, the pipeline's threads before both.
  GlWindow window_;
  GlTexture texture_;
  std::unique_ptr<pipeline::LivePipeline> pipeline_;
  pipeline::LiveStatus status_;
  FramePacer pacer_;
  WindowStats stats_;
  PracticePane practice_;
  std::optional<pipeline::LiveResult> unshown_;  // accepted, not yet on the screen
  std::optional<double> first_s_;                // source time of the first result
  double analysis_ms_ = 0.0;
  double cameras_s_ = -1e9;
  bool quit_ = false;
};

}  // namespace attune::app
