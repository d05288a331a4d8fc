#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "capture/source.hpp"
#include "core/frame.hpp"
#include "practice/vocabulary.hpp"
#include "vision/face_reader.hpp"

namespace attune::app {

struct MomentKey {
  std::string source;   // as capture::open_source takes it
  double time_s = 0.0;  // the moment
  double lead_s = 0.0;  // shown before
  auto operator<=>(const MomentKey&) const = default;
};

// A piece of a clip that ends at its moment.
struct Moment {
  std::vector<core::FramePtr> frames;  // in their order; the last is the moment; never empty
                                       // unless there is trouble
  std::map<practice::Part, cv::Rect2f> parts;  // in the last frame; empty: no face was found
  std::string trouble;                         // why there is no picture; one line
};
using MomentPtr = std::shared_ptr<const Moment>;

// Reads moments of clips on a thread of its own, so that the window never waits. The functions are
// for one other thread.
class MomentLoader {
 public:
  using Opener = std::function<std::unique_ptr<capture::FrameSource>(const std::string& source)>;
  using ReaderMaker = std::function<std::unique_ptr<vision::FaceReader>()>;

  // Both are called on the loader's thread. What they throw as core::Error becomes a moment's
  // trouble (opener) or leaves its parts empty (reader).
  MomentLoader(Opener opener, ReaderMaker reader);
  ~MomentLoader();
  MomentLoader(const MomentLoader&) = delete;
  MomentLoader& operator=(const MomentLoader&) = delete;

  // Asks for a moment; the one asked for last is read first.
  void request(const MomentKey& key);
  // The moment when it is there; null while it is not.
  MomentPtr find(const MomentKey& key) const;
  // Forgets what is there; memory matters more than reading again.
  void drop_all_but(const std::vector<MomentKey>& keep);

 private:
  void run(const std::stop_token& stop);
  Moment load(const MomentKey& key, const std::stop_token& stop);
  void find_parts(Moment& moment);

  Opener opener_;
  ReaderMaker make_reader_;
  std::unique_ptr<vision::FaceReader> reader_;  // of the loader's thread
  bool reader_failed_ = false;                  // likewise

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable_any wake_;
  std::deque<MomentKey> wanted_;
  std::map<MomentKey, MomentPtr> ready_;

  std::jthread thread_;  // last: it uses everything above
};

}  // namespace attune::app
