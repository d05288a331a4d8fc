#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace attune::app {

// How well the window keeps up; for `--window-stats`. Times in seconds of one clock.
class WindowStats {
 public:
  void shown(double captured_at_s, double finished_at_s, double shown_at_s);
  void drawn(double now_s);
  void count(std::int64_t frames, std::int64_t dropped);

  // {"window_fps":..,"results":..,"frames":..,"dropped":..,
  //  "analysed_age_ms":{"p50":..,"p95":..},"shown_age_ms":{"p50":..,"p95":..}}
  // A percentile of nothing is null. `window_fps` counts from the first shown result on.
  std::string to_json() const;

 private:
  std::vector<double> analysed_age_ms_;  // from leaving the source to the end of the analysis
  std::vector<double> shown_age_ms_;     // from leaving the source to being on the screen
  double first_s_ = -1.0;
  double last_s_ = -1.0;
  std::int64_t drawn_ = 0;
  std::int64_t frames_ = 0;
  std::int64_t dropped_ = 0;
};

}  // namespace attune::app
