#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <opencv2/core/types.hpp>
#include <optional>
#include <vector>

#include "core/analysis.hpp"

namespace attune::ui {

// How one cue went, ready to be drawn: x from 0 (oldest) to 1 (now), y from 0 (least) to 1 (most).
struct CurveModel {
  double span_s = 60.0;
  double neutral = 0.0;                         // y of the neutral value
  std::vector<std::vector<cv::Point2f>> lines;  // broken where nothing could be read
};

// The last minute of every cue of every face, in steps of a quarter second. Arithmetic on frame
// times. About 70 kB a face; faces that are gone are forgotten after the minute.
class CueHistory {
 public:
  explicit CueHistory(double span_s = 60.0) : span_s_(span_s) {}

  // Times must increase; a time that lies before the newest starts anew, as in TimelineHistory.
  void add(const core::FrameAnalysis& analysis);
  void clear();

  // Empty lines for a face that was never seen.
  CurveModel curve(int face, core::CueId cue) const;

 private:
  struct Step {
    std::int64_t index = 0;                      // time in steps
    std::array<float, core::kCueCount> value{};  // NaN: nothing was read
  };
  void forget_old();

  double span_s_;
  double now_s_ = 0.0;
  bool started_ = false;
  std::map<int, std::deque<Step>> steps_;  // by face id
};

}  // namespace attune::ui
