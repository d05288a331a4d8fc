#include "app/frame_pacer.hpp"

#include <algorithm>

namespace attune::app {

void FramePacer::news(double now_s) { news_s_ = now_s; }

bool FramePacer::lively(double now_s) const { return now_s - news_s_ < kLively_s; }

bool FramePacer::should_draw(double now_s, bool busy) const {
  if (news_s_ >= drawn_s_) return true;
  const double rate = busy || lively(now_s) ? rates_.least_hz : rates_.idle_hz;
  return now_s - drawn_s_ >= 1.0 / rate;
}

double FramePacer::wait_s(double now_s, bool busy) const {
  if (busy || lively(now_s)) return 1.0 / rates_.tick_hz;
  return std::clamp(drawn_s_ + 1.0 / rates_.idle_hz - now_s, 1.0 / rates_.tick_hz,
                    1.0 / rates_.idle_hz);
}

}  // namespace attune::app
