#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune::app {

// How well the window keeps up; for `--window-stats`. Times in seconds of one clock.
class WindowStats {
 public:
  void shown(double captured_at_s, double finished_at_s, double shown_at_s);
  void drawn(double now_s);
  void count(std::int64_t frames, std::int64_t dropped);
  // A question of the Practice page is on the screen, so long after the program's start; the first
  // counts.
  void asked(double age_s);
  // What stands on the Practice page.
  void reads(const std::string& title, const std::string& summary);

  // {"window_fps":..,"results":..,"frames":..,"dropped":..,
  //  "analysed_age_ms":{"p50":..,"p95":..},"shown_age_ms":{"p50":..,"p95":..}}
  //  "first_question_s":..,"practice":{"title":..,"summary":..}
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
  std::optional<double> first_question_s_;
  std::string title_;
  std::string summary_;
};

}  // namespace attune::app
