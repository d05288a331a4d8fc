#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/moment_queue.hpp"
#include "capture/source.hpp"
#include "core/frame.hpp"
#include "practice/vocabulary.hpp"
#include "vision/face_reader.hpp"

namespace attune::app {

// A piece of a clip that ends at its moment.
struct Moment {
  std::vector<core::FramePtr> frames;  // in their order; the last is the moment; never empty
                                       // unless there is trouble
  std::map<practice::Part, cv::Rect2f> parts;  // in the last frame; empty: no face was found
  std::string trouble;                         // why there is no picture; one line
};
using MomentPtr = std::shared_ptr<const Moment>;

// Reads moments of clips on a thread of its own, see MomentQueue.
class MomentLoader {
 public:
  using Opener = std::function<std::unique_ptr<capture::FrameSource>(const std::string& source)>;
  using ReaderMaker = std::function<std::unique_ptr<vision::FaceReader>()>;

  // Both are called on the loader's thread. What they throw as core::Error becomes a moment's
  // trouble (opener) or leaves its parts empty (reader).
  MomentLoader(Opener opener, ReaderMaker reader);

  void request(const MomentKey& key) { queue_.request(key); }
  MomentPtr find(const MomentKey& key) const { return queue_.find(key); }
  void drop_all_but(const std::vector<MomentKey>& keep) { queue_.drop_all_but(keep); }

 private:
  using Unwanted = MomentQueue<Moment>::Unwanted;
  Moment load(const MomentKey& key, const Unwanted& unwanted);
  void find_parts(Moment& moment);

  // Of the loader's thread.
  Opener opener_;
  ReaderMaker make_reader_;
  std::unique_ptr<vision::FaceReader> reader_;
  bool reader_failed_ = false;

  MomentQueue<Moment> queue_;  // last: its thread uses the others
};

}  // namespace attune::app
