#include "capture/synthetic_source.hpp"

#include <cmath>
#include <cstdint>
#include <utility>

#include "capture/synthetic_face.hpp"

namespace attune::capture {
namespace {

constexpr double kRate_hz = 30.0;

class SyntheticSource : public FrameSource {
 public:
  SyntheticSource(bool endless, double length_s) {
    info_.name = "synthetic";
    info_.frame_rate = kRate_hz;
    if (!endless) {
      info_.frame_count = static_cast<int>(std::lround(length_s * kRate_hz));
      info_.duration_s = length_s;
    }
  }

  const SourceInfo& info() const override { return info_; }

  ReadResult read() override {
    if (info_.frame_count && next_ >= *info_.frame_count) return EndOfSource{};
    core::Frame frame;
    frame.index = next_++;
    frame.time_s = static_cast<double>(frame.index) / kRate_hz;
    draw_synthetic_face(frame.image, synthetic_script(frame.time_s));
    return std::make_shared<const core::Frame>(std::move(frame));
  }

 private:
  SourceInfo info_;
  std::int64_t next_ = 0;
};

}  // namespace

std::unique_ptr<FrameSource> make_synthetic_source(const SourceOptions& options, double length_s) {
  return std::make_unique<SyntheticSource>(options.loop, length_s);
}

}  // namespace attune::capture
