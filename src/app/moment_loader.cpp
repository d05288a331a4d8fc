#include "app/moment_loader.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "app/face_regions.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

// Half a frame of a slow camera: the moment's own frame counts, whatever the clip's rate.
constexpr double kSlack_s = 0.02;

const core::Face* largest(const std::vector<core::Face>& faces) {
  const auto found = std::max_element(
      faces.begin(), faces.end(),
      [](const core::Face& a, const core::Face& b) { return a.box.area() < b.box.area(); });
  return found == faces.end() ? nullptr : &*found;
}

}  // namespace

MomentLoader::MomentLoader(Opener opener, ReaderMaker reader)
    : opener_(std::move(opener)),
      make_reader_(std::move(reader)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

MomentLoader::~MomentLoader() {
  thread_.request_stop();
  thread_.join();
}

void MomentLoader::request(const MomentKey& key) {
  {
    const std::lock_guard lock(mutex_);
    if (ready_.contains(key)) return;
    std::erase(wanted_, key);
    wanted_.push_front(key);
  }
  wake_.notify_all();
}

MomentPtr MomentLoader::find(const MomentKey& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = ready_.find(key);
  return found == ready_.end() ? nullptr : found->second;
}

void MomentLoader::drop_all_but(const std::vector<MomentKey>& keep) {
  const std::lock_guard lock(mutex_);
  const auto is_kept = [&keep](const MomentKey& key) {
    return std::find(keep.begin(), keep.end(), key) != keep.end();
  };
  std::erase_if(ready_, [&](const auto& entry) { return !is_kept(entry.first); });
  std::erase_if(wanted_, [&](const MomentKey& key) { return !is_kept(key); });
}

void MomentLoader::run(const std::stop_token& stop) {
  while (true) {
    MomentKey key;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [this] { return !wanted_.empty(); })) return;
      key = wanted_.front();
      wanted_.pop_front();
    }
    auto moment = std::make_shared<Moment>(load(key, stop));
    if (stop.stop_requested()) return;
    const std::lock_guard lock(mutex_);
    ready_[key] = std::move(moment);
  }
}

Moment MomentLoader::load(const MomentKey& key, const std::stop_token& stop) {
  Moment moment;
  try {
    const std::unique_ptr<capture::FrameSource> source = opener_(key.source);
    while (!stop.stop_requested()) {
      capture::ReadResult read = source->read();
      auto* frame = std::get_if<core::FramePtr>(&read);
      if (frame == nullptr) break;
      const double time_s = (*frame)->time_s;
      if (time_s > key.time_s + kSlack_s && !moment.frames.empty()) break;
      // What lies before the lead is dropped as soon as there is better; of a clip that is shorter
      // than it was, its last frame stays.
      const double start_s = key.time_s - key.lead_s - kSlack_s;
      const bool early_before = !moment.frames.empty() && moment.frames.back()->time_s < start_s;
      if (early_before) moment.frames.clear();
      moment.frames.push_back(std::move(*frame));
      if (time_s >= key.time_s - kSlack_s) break;
    }
  } catch (const core::Error& error) {
    moment.trouble = error.what();
  }
  if (moment.frames.empty() && moment.trouble.empty()) {
    moment.trouble = key.source + " holds no picture";
  }
  if (!moment.frames.empty()) find_parts(moment);
  return moment;
}

void MomentLoader::find_parts(Moment& moment) {
  if (reader_failed_) return;
  try {
    if (!reader_) reader_ = make_reader_();
    reader_->reset();
    const core::Frame& frame = *moment.frames.back();
    // The tracker wants to see a face twice before it settles on its outline.
    const std::size_t count = moment.frames.size();
    if (count > 1) reader_->read(*moment.frames[count - 2]);
    const std::vector<core::Face> faces = reader_->read(frame);
    if (const core::Face* face = largest(faces)) {
      moment.parts = face_regions(*face, frame.image.size());
    }
  } catch (const core::Error&) {
    // Without models the lesson still works; only its spotlights are missing.
    reader_failed_ = true;
  }
}

}  // namespace attune::app
