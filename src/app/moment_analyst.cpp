#include "app/moment_analyst.hpp"

#include <utility>
#include <variant>

#include "app/face_regions.hpp"
#include "core/error.hpp"

namespace attune::app {

MomentAnalyst::MomentAnalyst(MomentLoader::Opener opener, AnalyzerMaker make,
                             const MomentAnalystOptions& options)
    : opener_(std::move(opener)),
      make_(std::move(make)),
      options_(options),
      queue_(
          [this](const MomentKey& key, const Unwanted& unwanted) { return read(key, unwanted); }) {}

MomentReading MomentAnalyst::read(const MomentKey& key, const Unwanted& unwanted) {
  if (failed_) return {};
  std::optional<core::FrameAnalysis> last;
  try {
    if (!analyzer_) analyzer_ = make_();
  } catch (const core::Error&) {
    failed_ = true;  // the lesson goes on without
    return {};
  }
  try {
    analyzer_->reset();
    const std::unique_ptr<capture::FrameSource> source = opener_(key.source);
    int frames = 0;
    while (!unwanted()) {
      capture::ReadResult read = source->read();
      auto* frame = std::get_if<core::FramePtr>(&read);
      if (frame == nullptr) break;
      const double time_s = (*frame)->time_s;
      if (time_s > key.time_s + kMomentSlack_s && last) break;
      const bool dense = time_s >= key.time_s - options_.dense_s;
      const double next_s = last ? last->frame->time_s + options_.sparse_step_s : 0.0;
      if (time_s < key.time_s - options_.warm_up_s || (!dense && time_s < next_s)) continue;
      last = analyzer_->analyze(std::move(*frame));
      ++frames;
      if (time_s >= key.time_s - kMomentSlack_s) break;
    }
    if (frames == 1) last = look_again(*last);
  } catch (const core::Error&) {
    return {};  // the loader tells what is wrong with the clip
  }
  const core::FaceAnalysis* face = last ? find_largest(last->faces) : nullptr;
  return face == nullptr ? MomentReading{} : MomentReading{*face};
}

core::FrameAnalysis MomentAnalyst::look_again(core::FrameAnalysis seen) {
  for (int i = 1; i < options_.still_looks; ++i) {
    core::Frame again = *seen.frame;
    ++again.index;
    again.time_s += options_.still_step_s;
    seen = analyzer_->analyze(std::make_shared<core::Frame>(std::move(again)));
  }
  return seen;
}

}  // namespace attune::app
