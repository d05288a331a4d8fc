#include "app/moment_loader.hpp"

#include <utility>
#include <variant>

#include "app/face_regions.hpp"
#include "core/error.hpp"

namespace attune::app {

MomentLoader::MomentLoader(Opener opener, ReaderMaker reader)
    : opener_(std::move(opener)),
      make_reader_(std::move(reader)),
      queue_(
          [this](const MomentKey& key, const Unwanted& unwanted) { return load(key, unwanted); }) {}

Moment MomentLoader::load(const MomentKey& key, const Unwanted& unwanted) {
  Moment moment;
  try {
    const std::unique_ptr<capture::FrameSource> source = opener_(key.source);
    while (!unwanted()) {
      capture::ReadResult read = source->read();
      auto* frame = std::get_if<core::FramePtr>(&read);
      if (frame == nullptr) break;
      const double time_s = (*frame)->time_s;
      if (time_s > key.time_s + kMomentSlack_s && !moment.frames.empty()) break;
      // What lies before the lead is dropped as soon as there is better; of a clip that is shorter
      // than it was, its last frame stays.
      const double start_s = key.time_s - key.lead_s - kMomentSlack_s;
      const bool early_before = !moment.frames.empty() && moment.frames.back()->time_s < start_s;
      if (early_before) moment.frames.clear();
      moment.frames.push_back(std::move(*frame));
      if (time_s >= key.time_s - kMomentSlack_s) break;
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
    if (const core::Face* face = find_largest(faces)) {
      moment.parts = face_regions(*face, frame.image.size());
    }
  } catch (const core::Error&) {
    // Without models the lesson still works; only its spotlights are missing.
    reader_failed_ = true;
  }
}

}  // namespace attune::app
