#include "app/window_stats.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace attune::app {
namespace {

using Json = nlohmann::json;

Json percentile(std::vector<double> values, double share) {
  if (values.empty()) return nullptr;
  const auto rank =
      static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())) - 1.0 + 1e-9);
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rank),
                   values.end());
  return std::round(values[rank] * 100) / 100;
}

Json percentiles(const std::vector<double>& values) {
  return {{"p50", percentile(values, 0.5)}, {"p95", percentile(values, 0.95)}};
}

}  // namespace

void WindowStats::shown(double captured_at_s, double finished_at_s, double shown_at_s) {
  analysed_age_ms_.push_back((finished_at_s - captured_at_s) * 1000);
  shown_age_ms_.push_back((shown_at_s - captured_at_s) * 1000);
  if (first_s_ < 0) first_s_ = shown_at_s;
}

void WindowStats::drawn(double now_s) {
  if (first_s_ < 0) return;
  ++drawn_;
  last_s_ = now_s;
}

void WindowStats::count(std::int64_t frames, std::int64_t dropped) {
  frames_ = frames;
  dropped_ = dropped;
}

void WindowStats::asked(double age_s) {
  if (!first_question_s_) first_question_s_ = age_s;
}

void WindowStats::reads(const std::string& title, const std::string& summary) {
  title_ = title;
  summary_ = summary;
}

std::string WindowStats::to_json() const {
  const double span_s = last_s_ - first_s_;
  const Json fps = drawn_ > 1 && span_s > 0
                       ? Json(std::round(static_cast<double>(drawn_ - 1) / span_s * 10) / 10)
                       : Json(nullptr);
  const Json json{
      {"window_fps", fps},
      {"results", shown_age_ms_.size()},
      {"frames", frames_},
      {"dropped", dropped_},
      {"analysed_age_ms", percentiles(analysed_age_ms_)},
      {"shown_age_ms", percentiles(shown_age_ms_)},
      {"first_question_s", first_question_s_ ? Json(*first_question_s_) : Json(nullptr)},
      {"practice", {{"title", title_}, {"summary", summary_}}}};
  return json.dump(2) + "\n";
}

}  // namespace attune::app
