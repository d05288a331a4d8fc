#include "pipeline/live_pipeline.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <variant>

#include "core/error.hpp"
#include "pipeline/newest_slot.hpp"

namespace attune::pipeline {
namespace {

constexpr double kRateWindow_s = 2.0;  // analysis_fps looks this far back
// A file that fell behind its own rate by more than this (slow disk, huge pictures) plays slower
// instead of racing to catch up.
constexpr double kMaxLag_s = 0.5;
constexpr double kLongestWait_s = 3600.0;  // keeps any finite wait within what chrono can hold

struct CapturedFrame {
  core::FramePtr frame;
  std::int64_t generation = 0;  // which source it is from
  double captured_at_s = 0.0;
};

struct AnalysedFrame {
  LiveResult result;
  std::int64_t generation = 0;
};

}  // namespace

// Threads: `capture_thread` runs capture(), `analysis_thread` runs analyse(); the public functions
// run in the window's thread. What they share lies in the two slots or under `mutex`.
struct LivePipeline::Impl {
  Impl(MakeAnalyzer make, OpenSource open, core::Clock& the_clock)
      : clock(the_clock),
        next_source(std::move(open)),
        capture_thread([this](std::stop_token stop) { capture(stop); }),
        analysis_thread(
            [this, make = std::move(make)](std::stop_token stop) { run_analysis(make, stop); }) {}

  core::Clock& clock;
  NewestSlot<CapturedFrame> frames;
  NewestSlot<AnalysedFrame> results;

  mutable std::mutex mutex;
  std::condition_variable_any changed;  // paused, generation or analysis_failed changed
  bool paused = false;
  bool cues_only = false;
  bool reset_baselines = false;
  std::optional<int> learn_offset;                             // of this face, from now on
  std::optional<std::optional<core::GazeOffset>> next_offset;  // set: to be taken over
  bool analysis_failed = false;
  std::int64_t generation = 0;  // counts the sources; a change means: leave the present one
  OpenSource next_source;       // set until the capture thread has taken it
  LiveStatus status;
  double retry_at_s = 0.0;
  std::int64_t dropped_before = 0;  // by earlier sources
  std::deque<double> finished_s;    // of the analyses within kRateWindow_s

  std::jthread capture_thread;  // last: started when all above is there, joined before it goes
  std::jthread analysis_thread;

  void capture(std::stop_token stop);
  void play(const OpenSource& open, std::int64_t source, std::stop_token stop);
  bool wait_while_paused(std::int64_t source, std::stop_token stop);
  bool wait_until(double due_s, std::int64_t source, std::stop_token stop);
  void deliver(core::FramePtr frame, std::int64_t source);
  void publish(std::int64_t source, LiveState state, std::string message = {},
               double retry_in_s = 0.0);
  void run_analysis(const MakeAnalyzer& make, std::stop_token stop);
  void analyse(const MakeAnalyzer& make, std::stop_token stop);
};

void LivePipeline::Impl::publish(std::int64_t source, LiveState state, std::string message,
                                 double retry_in_s) {
  const double now_s = clock.now_s();
  const std::lock_guard lock(mutex);
  if (analysis_failed || source != generation) return;  // that message stays, or is no longer ours
  status.state = state;
  status.message = std::move(message);
  retry_at_s = now_s + retry_in_s;
}

void LivePipeline::Impl::capture(std::stop_token stop) {
  while (true) {
    OpenSource open;
    std::int64_t source = 0;
    {
      std::unique_lock lock(mutex);
      const auto ready = [this] { return next_source || analysis_failed; };
      if (!changed.wait(lock, stop, ready) || analysis_failed) return;
      open = std::exchange(next_source, nullptr);
      source = generation;
    }
    frames.try_take();  // what an earlier source left
    {
      const std::lock_guard lock(mutex);
      dropped_before = frames.dropped();
    }
    try {
      play(open, source, stop);
    } catch (const std::exception& error) {
      publish(source, LiveState::failed, error.what());
    }
  }
}

void LivePipeline::Impl::play(const OpenSource& open, std::int64_t source, std::stop_token stop) {
  const std::unique_ptr<capture::FrameSource> frame_source = open();
  {
    const std::lock_guard lock(mutex);
    if (source == generation) status.source_name = frame_source->info().name;
  }
  const bool live = frame_source->info().live;
  std::optional<double> origin_s;  // clock time at which the file's time was 0
  const auto hold_while_paused = [&] {
    const double before_s = clock.now_s();
    if (!wait_while_paused(source, stop)) return false;
    if (origin_s) *origin_s += clock.now_s() - before_s;
    return true;
  };
  while (hold_while_paused()) {
    capture::ReadResult read = frame_source->read();
    if (const auto* lost = std::get_if<capture::SourceLost>(&read)) {
      publish(source, LiveState::lost, lost->message, lost->retry_in_s);
      if (!wait_until(clock.now_s() + lost->retry_in_s, source, stop)) return;
      continue;
    }
    if (std::holds_alternative<capture::EndOfSource>(read)) {
      publish(source, LiveState::ended);
      return;
    }
    core::FramePtr frame = std::get<core::FramePtr>(std::move(read));
    if (!live) {
      const double now_s = clock.now_s();
      if (!origin_s || now_s - (*origin_s + frame->time_s) > kMaxLag_s) {
        origin_s = now_s - frame->time_s;
      }
      if (!wait_until(*origin_s + frame->time_s, source, stop)) return;
      if (!hold_while_paused()) return;
    }
    deliver(std::move(frame), source);
  }
}

// False: stop, or leave this source.
bool LivePipeline::Impl::wait_while_paused(std::int64_t source, std::stop_token stop) {
  std::unique_lock lock(mutex);
  const auto ready = [&] { return !paused || generation != source || analysis_failed; };
  if (!changed.wait(lock, stop, ready)) return false;
  return !stop.stop_requested() && generation == source && !analysis_failed;
}

// False: stop, or leave this source. A pause does not shorten the wait.
bool LivePipeline::Impl::wait_until(double due_s, std::int64_t source, std::stop_token stop) {
  std::unique_lock lock(mutex);
  const auto leave = [&] { return generation != source || analysis_failed; };
  while (!leave() && !stop.stop_requested()) {
    const double left_s = due_s - clock.now_s();
    if (!(left_s > 0.0)) return true;
    changed.wait_for(lock, stop, std::chrono::duration<double>(std::min(left_s, kLongestWait_s)),
                     leave);
  }
  return false;
}

void LivePipeline::Impl::deliver(core::FramePtr frame, std::int64_t source) {
  {
    const std::lock_guard lock(mutex);
    if (source != generation || analysis_failed) return;
    status.state = LiveState::running;
    status.message.clear();
    ++status.frames;
  }
  frames.put({std::move(frame), source, clock.now_s()});
}

void LivePipeline::Impl::run_analysis(const MakeAnalyzer& make, std::stop_token stop) {
  try {
    analyse(make, stop);
  } catch (const std::exception& error) {
    {
      const std::lock_guard lock(mutex);
      status.state = LiveState::failed;
      status.message = error.what();
      analysis_failed = true;
    }
    changed.notify_all();
  }
}

void LivePipeline::Impl::analyse(const MakeAnalyzer& make, std::stop_token stop) {
  const std::unique_ptr<Analyzer> analyzer = make();
  std::int64_t present = 0;
  while (std::optional<CapturedFrame> item = frames.take(stop)) {
    bool forget_neutral = false;
    std::optional<int> learner;
    std::optional<std::optional<core::GazeOffset>> offset;
    {
      const std::lock_guard lock(mutex);
      if (item->generation != generation || paused) continue;
      analyzer->set_cues_only(cues_only);
      forget_neutral = std::exchange(reset_baselines, false);
      learner = std::exchange(learn_offset, std::nullopt);
      offset = std::exchange(next_offset, std::nullopt);
    }
    if (item->generation != present) analyzer->reset();
    present = item->generation;
    if (forget_neutral) analyzer->reset_baselines();
    if (offset) analyzer->set_gaze_offset(*offset);
    if (learner) analyzer->learn_gaze_offset(*learner);

    LiveResult result;
    result.analysis = analyzer->analyze(std::move(item->frame));
    result.captured_at_s = item->captured_at_s;
    result.finished_at_s = clock.now_s();
    {
      const std::lock_guard lock(mutex);
      finished_s.push_back(result.finished_at_s);
      while (result.finished_at_s - finished_s.front() > kRateWindow_s) finished_s.pop_front();
    }
    results.put({std::move(result), present});
  }
}

LivePipeline::LivePipeline(AnalyzerOptions options, OpenSource open, core::Clock& clock)
    : LivePipeline([options = std::move(options),
                    &clock] { return std::make_unique<Analyzer>(options, clock); },
                   std::move(open), clock) {}

LivePipeline::LivePipeline(MakeAnalyzer make, OpenSource open, core::Clock& clock)
    : impl_(std::make_unique<Impl>(std::move(make), std::move(open), clock)) {}

LivePipeline::~LivePipeline() {
  // Both at once, so that neither is waited for while the other still works.
  impl_->capture_thread.request_stop();
  impl_->analysis_thread.request_stop();
}

std::optional<LiveResult> LivePipeline::latest() {
  std::optional<AnalysedFrame> item = impl_->results.try_take();
  if (!item) return std::nullopt;
  const std::lock_guard lock(impl_->mutex);
  if (item->generation != impl_->generation) return std::nullopt;
  return std::move(item->result);
}

LiveStatus LivePipeline::status() const {
  const double now_s = impl_->clock.now_s();
  const std::int64_t dropped = impl_->frames.dropped();
  const std::lock_guard lock(impl_->mutex);
  LiveStatus status = impl_->status;
  status.dropped = dropped - impl_->dropped_before;
  const auto recent = std::count_if(impl_->finished_s.begin(), impl_->finished_s.end(),
                                    [&](double t) { return now_s - t <= kRateWindow_s; });
  status.analysis_fps = static_cast<double>(recent) / kRateWindow_s;
  if (status.state == LiveState::lost) status.retry_in_s = std::max(0.0, impl_->retry_at_s - now_s);
  const bool reading = status.state != LiveState::ended && status.state != LiveState::failed;
  if (impl_->paused && reading) status.state = LiveState::paused;
  return status;
}

void LivePipeline::set_paused(bool paused) {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->paused = paused;
  }
  impl_->changed.notify_all();
}

void LivePipeline::set_cues_only(bool cues_only) {
  const std::lock_guard lock(impl_->mutex);
  impl_->cues_only = cues_only;
}

void LivePipeline::reset_baselines() {
  const std::lock_guard lock(impl_->mutex);
  impl_->reset_baselines = true;
}

void LivePipeline::learn_gaze_offset(int face) {
  const std::lock_guard lock(impl_->mutex);
  impl_->learn_offset = face;
}

void LivePipeline::set_gaze_offset(const std::optional<core::GazeOffset>& offset) {
  const std::lock_guard lock(impl_->mutex);
  impl_->next_offset = offset;
  impl_->learn_offset.reset();
}

void LivePipeline::switch_source(OpenSource open) {
  ATTUNE_REQUIRE(open != nullptr);
  {
    const std::lock_guard lock(impl_->mutex);
    ++impl_->generation;
    impl_->next_source = std::move(open);
    impl_->finished_s.clear();
    if (!impl_->analysis_failed) impl_->status = LiveStatus{};
  }
  impl_->changed.notify_all();
}

}  // namespace attune::pipeline
