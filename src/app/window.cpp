#include "app/window.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <memory>
#include <opencv2/imgcodecs.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/atomic_file.hpp"
#include "app/frame_pacer.hpp"
#include "app/gl_picture.hpp"
#include "app/gl_window.hpp"
#include "app/practice_pane.hpp"
#include "app/profile_memory.hpp"
#include "app/settings.hpp"
#include "app/window_stats.hpp"
#include "capture/devices.hpp"
#include "core/error.hpp"
#include "pipeline/live_pipeline.hpp"
#include "ui/watch_view.hpp"

namespace attune::app {
namespace {

// How often the list of cameras renews itself while it is open.
constexpr double kCameras_s = 2.0;
// How long a screenshot waits: for the first result of a source that is at its end, for its last,
// and for a source that is lost.
constexpr double kFirstShot_s = 15.0;
constexpr double kLastShot_s = 0.5;
constexpr double kLostShot_s = 20.0;

std::vector<ui::Camera> list_cameras() {
  std::vector<ui::Camera> cameras;
  for (const capture::Device& device : capture::list_devices()) {
    if (device.can_capture) cameras.push_back({device.name, device.path});
  }
  return cameras;
}

ui::SourceStatus to_view(const pipeline::LiveStatus& status, double analysis_ms) {
  using From = pipeline::LiveState;
  using To = ui::SourceStatus::State;
  ui::SourceStatus view;
  switch (status.state) {
    case From::starting:
      view.state = To::starting;
      break;
    case From::running:
      view.state = To::running;
      break;
    case From::paused:
      view.state = To::paused;
      break;
    case From::lost:
      view.state = To::lost;
      break;
    case From::ended:
      view.state = To::ended;
      break;
    case From::failed:
      view.state = To::failed;
      break;
  }
  view.message = status.message;
  view.retry_in_s = status.retry_in_s;
  view.source_name = status.source_name;
  view.frames = status.frames;
  view.dropped = status.dropped;
  view.analysis_fps = status.analysis_fps;
  view.analysis_ms = analysis_ms;
  return view;
}

GlWindowOptions gl_options(const WindowOptions& options) {
  GlWindowOptions window;
  if (options.width) window.size.width = *options.width;
  if (options.height) window.size.height = *options.height;
  window.hidden = options.screenshot.has_value();
  return window;
}

PracticeOptions practice_options(const WindowOptions& options) {
  PracticeOptions practice = options.practice;
  if (options.screenshot) practice.data_dir.clear();  // it remembers nothing
  return practice;
}

LoadedSettings settings_for(const WindowOptions& options) {
  return options.data_dir.empty() ? LoadedSettings{} : load_settings(options.data_dir);
}

class WatchWindow {
 public:
  WatchWindow(const WindowOptions& options, core::Clock& clock)
      : options_(options),
        clock_(clock),
        keys_(ui::parse_key_script(options.keys)),
        loaded_(settings_for(options)),
        view_(loaded_.settings.view, options.cues_only, options.mirror),
        memory_(options.screenshot ? std::filesystem::path() : options.data_dir,
                options.practice.profile.value_or("")),
        window_(gl_options(options)),
        practice_(practice_options(options), clock) {}

  void run();
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

void WatchWindow::open_first_source() {
  if (!options_.source.empty()) {
    const bool confirmed = options_.screenshot && !ui::is_live(options_.source);
    fulfil(view_.choose_source(options_.source, confirmed));
    return;
  }
  std::string source = loaded_.settings.last_source;
  if (!ui::is_live(source)) {
    const std::vector<ui::Camera> cameras = list_cameras();
    source = cameras.empty() ? "demo" : cameras.front().path;
    if (cameras.empty()) view_.set_notice("No camera found: this is the demonstration clip.");
  }
  fulfil(view_.choose_source(source));
}

void WatchWindow::open(const std::string& source) {
  capture::SourceOptions capture = options_.capture;
  // The clip that is built in goes round and round; for a screenshot it has one end.
  if (source == "demo" && !options_.screenshot) capture.loop = true;
  auto opener = [source, capture, this] { return capture::open_source(source, capture, clock_); };
  texture_.drop();
  unshown_.reset();
  // A pipeline that failed may have lost its analyzer, not only its source.
  if (status_.state == pipeline::LiveState::failed) pipeline_.reset();
  if (pipeline_) {
    pipeline_->switch_source(std::move(opener));
    pipeline_->set_paused(false);
  } else {
    pipeline::AnalyzerOptions analyzer = options_.analyzer;
    analyzer.neutral = memory_.neutral();
    if (options_.cues_only) {
      analyzer.states.reset();
      analyzer.vision.expressions = false;
    }
    pipeline_ =
        std::make_unique<pipeline::LivePipeline>(std::move(analyzer), std::move(opener), clock_);
    pipeline_->set_cues_only(view_.cues_only());
    if (memory_.offset()) pipeline_->set_gaze_offset(memory_.offset());
  }
  status_ = pipeline_->status();
}

void WatchWindow::fulfil(const ui::Requests& requests) {
  if (requests.close_source) {
    pipeline_.reset();
    status_ = {};
    texture_.drop();
    unshown_.reset();
  }
  if (requests.open_source) open(*requests.open_source);
  if (pipeline_) {
    if (requests.pause) pipeline_->set_paused(*requests.pause);
    if (requests.cues_only) pipeline_->set_cues_only(*requests.cues_only);
    if (requests.reset_baselines) pipeline_->reset_baselines();
    if (requests.learn_offset) pipeline_->learn_gaze_offset(*requests.learn_offset);
  }
  if (requests.clear_offset) clear_gaze_place();
  if (requests.toggle_fullscreen) window_.toggle_fullscreen();
  if (requests.quit) quit_ = true;
  if (requests.settings_changed) save();
}

void WatchWindow::save() {
  if (options_.data_dir.empty() || options_.screenshot) return;
  loaded_.settings.view = view_.settings();
  loaded_.settings.last_source = view_.source();
  try {
    save_settings(options_.data_dir, loaded_.settings);
  } catch (const core::Error& error) {
    view_.set_notice(error.what());
  }
}

void WatchWindow::load_memory() {
  try {
    memory_.load();
  } catch (const core::Error& error) {
    view_.set_notice(error.what());
  }
}

// What a face has just learned holds from now on and in later runs.
void WatchWindow::keep_learned(const core::FrameAnalysis& analysis) {
  try {
    if (memory_.observe(analysis)) {
      view_.set_notice("The neutral face is kept for " + *options_.practice.profile + ".");
    }
  } catch (const core::Error& error) {
    view_.set_notice(error.what());
  }
}

void WatchWindow::clear_gaze_place() {
  if (pipeline_) pipeline_->set_gaze_offset(std::nullopt);
  try {
    memory_.clear_offset();
  } catch (const core::Error& error) {
    view_.set_notice(error.what());
  }
}

// What stands in the way of practice is told on the Watch page.
void WatchWindow::open_practice() {
  try {
    practice_.open();
  } catch (const core::Error& error) {
    fulfil(view_.apply(ui::Command::open_watch));
    view_.set_notice(error.what());
  }
}

// Takes in what the pipeline has; true when there is a new result.
bool WatchWindow::poll() {
  if (!pipeline_) return false;
  std::optional<pipeline::LiveResult> result = pipeline_->latest();
  status_ = pipeline_->status();
  if (result) {
    analysis_ms_ = (result->finished_at_s - result->captured_at_s) * 1000;
    if (!first_s_) first_s_ = result->analysis.frame->time_s;
    keep_learned(result->analysis);
    view_.accept(result->analysis);
    texture_.upload(result->analysis.frame->image);
    unshown_ = std::move(result);
  }
  view_.set_status(to_view(status_, analysis_ms_));
  stats_.count(status_.frames, status_.dropped);
  return unshown_.has_value();
}

double WatchWindow::source_time() const {
  const core::FrameAnalysis* analysis = view_.analysis();
  return analysis == nullptr ? -1.0 : analysis->frame->time_s;
}

// One key a frame, so that each is drawn.
void WatchWindow::press_keys(double now_s) {
  std::vector<ui::KeyPress> presses = window_.take_keys();
  if (!keys_.empty() && (keys_.front().at_s <= 0 || source_time() >= keys_.front().at_s)) {
    presses.push_back(keys_.front().press);
    keys_.erase(keys_.begin());
  }
  for (const ui::KeyPress& press : presses) {
    pacer_.news(now_s);
    if (practising() && view_.popup() == ui::Popup::none && practice_.press(press)) continue;
    const auto command = ui::command_for(press);
    // In a popup Tab walks from field to field.
    if (!command || (*command == ui::Command::next_face && view_.popup() != ui::Popup::none)) {
      continue;
    }
    view_.set_notice("");
    fulfil(view_.apply(*command));
  }
}

void WatchWindow::renew_cameras(double now_s) {
  if (view_.popup() != ui::Popup::sources) {
    cameras_s_ = -1e9;
    return;
  }
  if (now_s - cameras_s_ < kCameras_s) return;
  cameras_s_ = now_s;
  view_.set_cameras(list_cameras());
}

bool WatchWindow::busy() const {
  using State = pipeline::LiveState;
  return view_.moving() || !keys_.empty() || (practising() && practice_.busy()) ||
         (pipeline_ && (status_.state == State::running || status_.state == State::starting));
}

void WatchWindow::draw(double now_s) {
  view_.set_device_scale(window_.device_scale());
  const ui::Palette& palette = ui::palette(view_.settings().theme);
  window_.set_look(palette, view_.em_px());
  if (view_.page() == ui::Page::practice) {
    open_practice();
  } else if (options_.start_on_practice && view_.source().empty() &&
             view_.popup() == ui::Popup::none) {
    open_first_source();  // put off while the window began with practice
  }
  window_.begin_frame(view_.popup() != ui::Popup::none || practising());
  const ui::Canvas canvas(palette, window_.fonts(), view_.em_px());
  ui::WatchModel model =
      view_.model(window_.size(), texture_.id(), now_s,
                  [&canvas](std::string_view text) { return canvas.measure(text); });
  if (practising()) practice_.fill(model, stats_);
  const ui::Actions actions = ui::draw_watch(model, view_.drafts(), canvas);
  window_.end_frame(palette.window);
  practice_.act(actions.practice);
  fulfil(view_.apply(actions));
}

// So long after the first result, or when nothing more will come.
bool WatchWindow::may_leave(double after_s) const {
  using State = pipeline::LiveState;
  const bool over = pipeline_ && (status_.state == State::failed || status_.state == State::ended);
  return over || (first_s_ && source_time() >= *first_s_ + after_s);
}

void WatchWindow::run() {
  if (!loaded_.message.empty()) view_.set_notice(loaded_.message);
  load_memory();
  if (options_.start_on_practice) {
    fulfil(view_.apply(ui::Command::open_practice));
  } else {
    open_first_source();
  }
  while (!quit_ && !window_.wants_close()) {
    window_.wait_events(pacer_.wait_s(clock_.now_s(), busy()));
    const double now_s = clock_.now_s();
    if (window_.take_input()) pacer_.news(now_s);
    if (poll()) pacer_.news(now_s);
    press_keys(now_s);
    renew_cameras(now_s);
    if (options_.leave_after_s && may_leave(*options_.leave_after_s)) quit_ = true;
    if (!pacer_.should_draw(now_s, busy())) continue;
    draw(now_s);
    window_.show();
    pacer_.drawn(now_s);
    const double shown_s = clock_.now_s();
    if (unshown_) {
      stats_.shown(unshown_->captured_at_s, unshown_->finished_at_s, shown_s);
      unshown_.reset();
    }
    stats_.drawn(shown_s);
  }
  write_stats();
}

void WatchWindow::write_stats() const {
  if (options_.stats) write_file(*options_.stats, stats_.to_json());
}

// Until the source's time for the screenshot has come; false when the source ended before.
bool WatchWindow::wait_for_screenshot() {
  using State = pipeline::LiveState;
  double running_s = clock_.now_s();  // when the source was last neither lost nor at its end
  while (source_time() < options_.screenshot_at_s) {
    window_.wait_events(0.005);
    const double now_s = clock_.now_s();
    poll();
    press_keys(now_s);
    renew_cameras(now_s);
    const double waited_s = now_s - running_s;
    if (status_.state == State::failed ||
        (status_.state == State::lost && waited_s > kLostShot_s)) {
      throw core::Error(core::ErrorKind::source, status_.message);
    }
    // The last frames are still being analysed when the source is at its end.
    const double patience_s = view_.analysis() == nullptr ? kFirstShot_s : kLastShot_s;
    if (status_.state == State::ended && waited_s > patience_s) return false;
    if (status_.state != State::lost && status_.state != State::ended) running_s = now_s;
  }
  return true;
}

// Lets the clip of a question come and play, as a user would.
void WatchWindow::settle_practice() {
  const double start_s = clock_.now_s();
  while (practising() && practice_.busy() && clock_.now_s() < start_s + kFirstShot_s) {
    window_.wait_events(0.005);
    practice_.update();
  }
}

void WatchWindow::take_screenshot() {
  view_.still();  // nothing half faded
  if (options_.start_on_practice) {
    fulfil(view_.apply(ui::Command::open_practice));
  } else {
    open_first_source();
  }
  if (view_.popup() == ui::Popup::consent) {
    throw core::Error(core::ErrorKind::usage,
                      "a camera or stream is not read before the question of the first start was "
                      "answered; start `attune` once, or take the screenshot of demo or a file");
  }
  const cv::Size2f size = window_.size();
  const GlOffscreen offscreen({static_cast<int>(size.width), static_cast<int>(size.height)});
  const bool early = !options_.start_on_practice && !wait_for_screenshot();
  if (early && view_.analysis() == nullptr) {
    throw core::Error(core::ErrorKind::source,
                      fmt::format("{} ended without a picture", options_.source));
  }
  if (early) {
    fmt::print(stderr, "the source ended at {:.1f} s; the screenshot shows its last frame\n",
               source_time());
  }
  // Keys that were still to come, then a frame in which ImGui settles, then the one that counts.
  while (!keys_.empty()) {
    keys_.front().at_s = 0;
    draw(clock_.now_s());
    settle_practice();
    press_keys(clock_.now_s());
    renew_cameras(clock_.now_s());
  }
  draw(clock_.now_s());
  settle_practice();
  for (int i = 0; i < 2; ++i) draw(clock_.now_s());
  std::vector<unsigned char> png;
  cv::imencode(".png", offscreen.read(), png);
  write_file(*options_.screenshot, {reinterpret_cast<const char*>(png.data()), png.size()});
  write_stats();
}

}  // namespace

std::string find_display_trouble() {
  try {
    GlWindowOptions options;
    options.hidden = true;
    const GlWindow window(options);
    return "";
  } catch (const core::Error& error) {
    return error.what();
  }
}

int run_window(const WindowOptions& options, core::Clock& clock) {
  WatchWindow window(options, clock);
  if (options.screenshot) {
    window.take_screenshot();
  } else {
    window.run();
  }
  return 0;
}

}  // namespace attune::app
