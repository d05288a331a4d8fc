#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "capture/source.hpp"
#include "capture/synthetic_face.hpp"
#include "core/clock.hpp"
#include "vision/face_reader.hpp"

namespace attune::test {

// A clock that stands unless it is told to go, or that goes on by itself with every look at it, so
// that code which waits for a time gets there without real waiting.
class FakeClock : public core::Clock {
 public:
  explicit FakeClock(double step_s = 0.0) : step_s_(step_s) {}
  double now_s() override {
    const std::lock_guard lock(mutex_);
    now_s_ += step_s_;
    return now_s_;
  }
  void advance(double seconds) {
    const std::lock_guard lock(mutex_);
    now_s_ += seconds;
  }

 private:
  std::mutex mutex_;
  double now_s_ = 100.0;
  double step_s_;
};

inline core::FramePtr make_frame(std::int64_t index, double time_s) {
  return std::make_shared<core::Frame>(core::Frame{index, time_s, cv::Mat(4, 4, CV_8UC3)});
}

// Answers with the faces that the script gives for a frame.
class FakeReader : public vision::FaceReader {
 public:
  using Script = std::function<std::vector<core::Face>(const core::Frame&)>;
  explicit FakeReader(Script script, int* resets = nullptr)
      : script_(std::move(script)), resets_(resets) {}
  std::vector<core::Face> read(const core::Frame& frame) override { return script_(frame); }
  const std::map<std::string, double>& stage_ms() const override { return stage_ms_; }
  void reset() override {
    if (resets_) ++*resets_;
  }

 private:
  Script script_;
  int* resets_;
  std::map<std::string, double> stage_ms_{{"detect", 3.0}, {"landmarks", 4.0}};
};

// What a fake source does next when read.
using Step = std::function<capture::ReadResult()>;

// Gives what `next` says for the n-th read.
class FakeSource : public capture::FrameSource {
 public:
  using Next = std::function<capture::ReadResult(std::size_t)>;
  FakeSource(std::string name, bool live, Next next) : next_(std::move(next)) {
    info_.name = std::move(name);
    info_.live = live;
  }
  // The results of a script, then the end.
  FakeSource(std::string name, bool live, std::vector<Step> steps)
      : FakeSource(std::move(name), live, [steps = std::move(steps)](std::size_t n) {
          return n < steps.size() ? steps[n]() : capture::ReadResult(capture::EndOfSource{});
        }) {}
  const capture::SourceInfo& info() const override { return info_; }
  capture::ReadResult read() override { return next_(reads_++); }

 private:
  capture::SourceInfo info_;
  Next next_;
  std::size_t reads_ = 0;
};

inline Step give(core::FramePtr frame) {
  return [frame] { return capture::ReadResult(frame); };
}

// Lets one thread wait until another has done something.
class Gate {
 public:
  void open() {
    {
      const std::lock_guard lock(mutex_);
      open_ = true;
    }
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

// Waits, giving the other threads time, until `condition` holds; the test's own time limit ends a
// wait that never does.
inline void await(const std::function<bool()>& condition) {
  while (!condition()) std::this_thread::yield();
}

}  // namespace attune::test
