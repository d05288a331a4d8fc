#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/moment_loader.hpp"
#include "core/frame.hpp"

namespace attune::app {

struct ClipReaderOptions {
  double keep_s = 3.0;   // of frames before the wanted one, for steps back; about 100 MB in HD/2
  double ahead_s = 0.5;  // and after it, for playing on
};

// What there is of a clip at the wanted time.
struct ClipView {
  core::FramePtr frame;            // the last one not after it; null while it is being read
  std::optional<double> before_s;  // times of its neighbours, where they are known
  std::optional<double> after_s;
  bool at_end = false;  // it is the clip's last
  std::optional<double> length_s;
  std::string trouble;  // why there is no picture; one line
};

// Goes to and fro in a clip. A thread of its own reads, from the beginning again for a long way
// back; the functions are for one other thread, which never waits.
class ClipReader {
 public:
  // `opener` is called on the reader's thread; what it throws as core::Error becomes the trouble.
  ClipReader(MomentLoader::Opener opener, std::string source,
             const ClipReaderOptions& options = {});
  ~ClipReader();
  ClipReader(const ClipReader&) = delete;
  ClipReader& operator=(const ClipReader&) = delete;

  void seek(double time_s);
  ClipView view() const;

 private:
  void run(const std::stop_token& stop);
  bool must_begin_anew() const;
  bool must_read() const;
  void take(core::FramePtr frame);

  MomentLoader::Opener opener_;
  std::string source_;
  ClipReaderOptions options_;

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable_any wake_;
  double wanted_s_ = 0.0;
  std::deque<core::FramePtr> frames_;
  std::optional<double> first_s_;  // time of the clip's first frame
  bool ended_ = false;
  std::optional<double> length_s_;
  std::string trouble_;

  std::jthread thread_;  // last: it uses everything above
};

}  // namespace attune::app
