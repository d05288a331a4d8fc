#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "app/moment_loader.hpp"
#include "capture/source.hpp"
#include "core/error.hpp"
#include "practice/lesson.hpp"
#include "vision/face_reader.hpp"

// Clips and faces without files and models.
namespace attune::app::testing {

// Ten seconds at ten frames a second; frame n has the grey value n.
class TenSeconds : public capture::FrameSource {
 public:
  const capture::SourceInfo& info() const override { return info_; }
  capture::ReadResult read() override {
    if (next_ == 100) return capture::EndOfSource{};
    const int n = next_++;
    return std::make_shared<core::Frame>(
        core::Frame{n, n * 0.1, cv::Mat(60, 80, CV_8UC3, cv::Scalar(n, n, n))});
  }

 private:
  capture::SourceInfo info_;
  int next_ = 0;
};

class OneFace : public vision::FaceReader {
 public:
  std::vector<core::Face> read(const core::Frame&) override {
    core::Face face;
    face.box = {20, 10, 40, 45};
    for (core::EyeShape* eye : {&face.shape.right_eye, &face.shape.left_eye}) {
      const float x = eye == &face.shape.right_eye ? 32.0F : 48.0F;
      eye->outer_corner = {x - 4, 25};
      eye->inner_corner = {x + 4, 25};
    }
    face.shape.right_brow = {{28, 20}};
    face.shape.left_brow = {{52, 20}};
    face.shape.mouth.right_corner = {34, 45};
    face.shape.mouth.left_corner = {46, 45};
    face.shape.jaw = {{22, 30}, {40, 54}, {58, 30}};
    return {face};
  }
  const std::map<std::string, double>& stage_ms() const override { return stage_ms_; }
  void reset() override {}

 private:
  std::map<std::string, double> stage_ms_;
};

inline std::unique_ptr<capture::FrameSource> open_clip(const std::string& source) {
  if (source == "missing.mp4") {
    throw core::Error(core::ErrorKind::source, "cannot open missing.mp4: no such file");
  }
  return std::make_unique<TenSeconds>();
}

inline std::unique_ptr<vision::FaceReader> make_reader() { return std::make_unique<OneFace>(); }

// Waits for another thread; the test's own time limit ends a wait that never does.
inline void await(const std::function<bool()>& condition) {
  while (!condition()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

inline practice::Item make_item(const std::string& id, practice::Kind kind, double time_s) {
  practice::Item item;
  item.id = id;
  item.kind = kind;
  item.source = "clip.mp4";
  item.time_s = time_s;
  item.lead_s = 1.0;
  item.face = "A";
  item.part = practice::Part::brows;
  item.right = {kind == practice::Kind::cue ? "raised" : "happy"};
  if (kind != practice::Kind::cue) item.telling = {practice::Part::mouth};
  item.seen = "Something is seen.";
  return item;
}

}  // namespace attune::app::testing
