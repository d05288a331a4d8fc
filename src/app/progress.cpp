#include "app/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace attune::app {
namespace {

constexpr double kTerminalEvery_s = 0.2;
constexpr double kPlainEvery_s = 10.0;
constexpr double kRateAfter_s = 0.5;  // a rate from less time jumps about
constexpr int kBarWidth = 24;

}  // namespace

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string progress_text(const ProgressState& state, int bar_width) {
  std::string text;
  const bool known = state.total && *state.total > 0;
  // A container's own count of frames may be too low; 100 % is not passed.
  const double share =
      known ? std::min(1.0, static_cast<double>(state.done) / static_cast<double>(*state.total))
            : 0.0;
  if (known && bar_width > 0) {
    const auto filled = static_cast<std::size_t>(std::floor(share * bar_width));
    text += '[' + std::string(filled, '#') +
            std::string(static_cast<std::size_t>(bar_width) - filled, '-') + "]  ";
  }
  text += known ? fmt::format("{:3.0f} %", std::floor(share * 100.0))
                : fmt::format("{} frames", state.done);
  if (state.elapsed_s < kRateAfter_s || state.done == 0) return text;
  const double rate = static_cast<double>(state.done) / state.elapsed_s;
  text += fmt::format("  {:.{}f} frames/s", rate, rate < 10.0 ? 1 : 0);
  if (known) {
    const auto left = std::max<std::int64_t>(0, *state.total - state.done);
    text += fmt::format("  {} left", duration_text(static_cast<double>(left) / rate));
  }
  return text;
}

Progress::Progress(std::optional<std::int64_t> total, bool terminal, core::Clock& clock)
    : total_(total),
      terminal_(terminal),
      clock_(clock),
      start_s_(clock.now_s()),
      shown_s_(start_s_) {}

Progress::~Progress() {
  const std::lock_guard lock(mutex_);
  clear_line();
}

void Progress::add_frames(std::int64_t count) {
  const double now_s = clock_.now_s();
  const std::lock_guard lock(mutex_);
  done_ += count;
  if (now_s - shown_s_ < (terminal_ ? kTerminalEvery_s : kPlainEvery_s)) return;
  shown_s_ = now_s;
  const ProgressState state{done_, total_, now_s - start_s_};
  if (terminal_) {
    fmt::print(stderr, "\r{}\x1b[K", progress_text(state, kBarWidth));
    line_open_ = true;
  } else {
    fmt::print(stderr, "{}\n", progress_text(state, 0));
  }
  std::fflush(stderr);
}

void Progress::say(const std::string& line) {
  const std::lock_guard lock(mutex_);
  clear_line();
  fmt::print(stderr, "{}\n", line);
}

void Progress::clear_line() {
  if (line_open_) fmt::print(stderr, "\r\x1b[K");
  line_open_ = false;
}

}  // namespace attune::app
