#include "app/watch_window.hpp"

#include <filesystem>
#include <string>
#include <utility>

#include "app/atomic_file.hpp"
#include "app/guide.hpp"
#include "app/said_answer.hpp"
#include "capture/devices.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

// How often the list of cameras renews itself while it is open.
constexpr double kCameras_s = 2.0;

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
  LoadedSettings loaded =
      options.data_dir.empty() ? LoadedSettings{} : load_settings(options.data_dir);
  if (options.language) loaded.settings.view.language = *options.language;
  return loaded;
}

}  // namespace

WatchWindow::WatchWindow(const WindowOptions& options, core::Clock& clock)
    : options_(options),
      clock_(clock),
      keys_(ui::parse_key_script(options.keys)),
      loaded_(settings_for(options)),
      view_(loaded_.settings.view, options.cues_only, options.mirror),
      memory_(options.screenshot ? std::filesystem::path() : options.data_dir,
              options.practice.profile.value_or("")),
      window_(gl_options(options)),
      practice_(practice_options(options), clock) {
  view_.set_guides(
      lay_out(options.guides, options.language, view_.settings().language, options.spoken));
  view_.set_notice(options.guides.trouble);
  view_.set_said_words(said_words());
}

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
  if (requests.said) {
    view_.answer(*requests.said, said_words()[requests.said->word], answer_said(*requests.said));
  }
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
    practice_.open(view_.source());
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
    if (practising()) practice_.accept(result->analysis);
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
  if (!keys_.empty() && !window_.tapping() &&
      (keys_.front().at_s <= 0 || source_time() >= keys_.front().at_s)) {
    presses.push_back(keys_.front().press);
    window_.tap(keys_.front().press.key);
    keys_.erase(keys_.begin());
  }
  for (const ui::KeyPress& press : presses) {
    pacer_.news(now_s);
    if (practising() && view_.popup() == ui::Popup::none && practice_.press(press)) continue;
    if (const auto requests = view_.press(press)) {
      fulfil(*requests);
      continue;
    }
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
  return view_.moving() || !keys_.empty() || window_.tapping() ||
         (practising() && practice_.busy()) ||
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
  const bool live = practising() && practice_.wants_live();
  const bool begins = live && !view_.practising_live();
  fulfil(view_.practise_live(live));
  if (begins && view_.source().empty()) open_first_source();
  // Tab goes to the next face; only in a popup does it walk from field to field.
  window_.begin_frame(view_.popup() != ui::Popup::none || practising(), !view_.takes_up_and_down());
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

}  // namespace attune::app
