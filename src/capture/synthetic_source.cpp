#include "capture/synthetic_source.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <utility>

namespace attune::capture {
namespace {

constexpr double kRate_hz = 30.0;

class SyntheticSource : public FrameSource {
 public:
  SyntheticSource(bool endless, int people, double length_s) : people_(people) {
    info_.name = people == 1 ? "synthetic" : fmt::format("{} drawn people", people);
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
    frame.image = draw_synthetic_people(people_, frame.time_s);
    return std::make_shared<const core::Frame>(std::move(frame));
  }

 private:
  int people_;
  SourceInfo info_;
  std::int64_t next_ = 0;
};

}  // namespace

std::unique_ptr<FrameSource> make_synthetic_source(const SourceOptions& options, int people,
                                                   std::optional<double> length_s) {
  return std::make_unique<SyntheticSource>(options.loop, people,
                                           length_s.value_or(synthetic_length_s(people)));
}

}  // namespace attune::capture
