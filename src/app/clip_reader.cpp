#include "app/clip_reader.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "core/error.hpp"

namespace attune::app {

ClipReader::ClipReader(MomentLoader::Opener opener, std::string source,
                       const ClipReaderOptions& options)
    : opener_(std::move(opener)),
      source_(std::move(source)),
      options_(options),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

ClipReader::~ClipReader() {
  thread_.request_stop();
  thread_.join();
}

void ClipReader::seek(double time_s) {
  {
    const std::lock_guard lock(mutex_);
    wanted_s_ = time_s;
  }
  wake_.notify_all();
}

ClipView ClipReader::view() const {
  const std::lock_guard lock(mutex_);
  ClipView view;
  view.length_s = length_s_;
  view.trouble = trouble_;
  const auto after = std::find_if(frames_.begin(), frames_.end(), [this](const auto& frame) {
    return frame->time_s > wanted_s_ + kMomentSlack_s / 4;
  });
  const bool early = !first_s_ || wanted_s_ < *first_s_;
  if (after == frames_.begin() && !(early && after != frames_.end())) return view;
  // Before the clip's first frame that one stands.
  const auto at = after == frames_.begin() ? after : std::prev(after);
  const bool is_last = std::next(at) == frames_.end();
  if (is_last && !ended_) return view;  // a later one may fit better
  view.frame = *at;
  if (at != frames_.begin()) view.before_s = (*std::prev(at))->time_s;
  if (!is_last) view.after_s = (*std::next(at))->time_s;
  view.at_end = is_last;
  return view;
}

bool ClipReader::must_begin_anew() const {
  if (frames_.empty() || !first_s_) return false;
  const double front_s = frames_.front()->time_s;
  return front_s > *first_s_ && front_s > wanted_s_;
}

bool ClipReader::must_read() const {
  if (!trouble_.empty()) return false;
  if (must_begin_anew()) return true;
  return !ended_ && (frames_.empty() || frames_.back()->time_s <= wanted_s_ + options_.ahead_s);
}

void ClipReader::take(core::FramePtr frame) {
  if (!first_s_) first_s_ = frame->time_s;
  frames_.push_back(std::move(frame));
  while (frames_.size() > 2 && frames_[1]->time_s < wanted_s_ - options_.keep_s) {
    frames_.pop_front();
  }
}

void ClipReader::run(const std::stop_token& stop) {
  std::unique_ptr<capture::FrameSource> source;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [this] { return must_read(); })) return;
      if (must_begin_anew()) {
        source.reset();
        frames_.clear();
        ended_ = false;
      }
    }
    try {
      if (!source) source = opener_(source_);
      capture::ReadResult read = source->read();
      const std::lock_guard lock(mutex_);
      length_s_ = source->info().duration_s;
      if (auto* frame = std::get_if<core::FramePtr>(&read)) {
        take(std::move(*frame));
      } else {
        ended_ = true;
        if (frames_.empty()) trouble_ = source_ + " holds no picture";
      }
    } catch (const core::Error& error) {
      const std::lock_guard lock(mutex_);
      trouble_ = error.what();
    }
  }
}

}  // namespace attune::app
