#include <fmt/format.h>

#include <cstdio>
#include <opencv2/imgcodecs.hpp>
#include <vector>

#include "app/atomic_file.hpp"
#include "app/watch_window.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

// How long a screenshot waits: for the first result of a source that is at its end, for its last,
// and for a source that is lost.
constexpr double kFirstShot_s = 15.0;
constexpr double kLastShot_s = 0.5;
constexpr double kLostShot_s = 20.0;

}  // namespace

// Until the source's time for the screenshot has come; false when the source ended before.
bool WatchWindow::wait_for_screenshot() {
  using State = pipeline::LiveState;
  double running_s = clock_.now_s();  // when the source was last neither lost nor at its end
  while (source_time() < options_.screenshot_at_s) {
    window_.wait_events(0.005);
    const double now_s = clock_.now_s();
    poll();
    press_keys(now_s);
    while (window_.tapping()) draw(now_s);
    renew_cameras(now_s);
    const double waited_s = now_s - running_s;
    if (status_.state == State::failed ||
        (status_.state == State::lost && waited_s > kLostShot_s)) {
      throw core::Error(core::ErrorKind::source, status_.message);
    }
    // A script that pauses (Practice does) stops the source's time as well.
    if (status_.state == State::paused) return true;
    // The last frames are still being analysed when the source is at its end.
    const double patience_s = view_.analysis() == nullptr ? kFirstShot_s : kLastShot_s;
    if (status_.state == State::ended && waited_s > patience_s) return false;
    if (status_.state != State::lost && status_.state != State::ended) running_s = now_s;
  }
  return true;
}

// Lets the clip of a question come and play, as a user would.
void WatchWindow::settle_practice() {
  const double start_s = clock_.now_s();
  while (practising() && practice_.busy() && clock_.now_s() < start_s + kFirstShot_s) {
    window_.wait_events(0.005);
    poll();
    practice_.update();
  }
}

void WatchWindow::take_screenshot() {
  view_.still();  // nothing half faded
  if (options_.start_on_practice) {
    fulfil(view_.apply(ui::Command::open_practice));
  } else {
    open_first_source();
  }
  if (view_.popup() == ui::Popup::consent) {
    throw core::Error(core::ErrorKind::usage,
                      "a camera or stream is not read before the question of the first start was "
                      "answered; start `attune` once, or take the screenshot of demo or a file");
  }
  const cv::Size2f size = window_.size();
  const GlOffscreen offscreen({static_cast<int>(size.width), static_cast<int>(size.height)});
  draw(clock_.now_s());  // only then does the keyboard walk over what was drawn
  const bool early = !options_.start_on_practice && !wait_for_screenshot();
  if (early && view_.analysis() == nullptr) {
    throw core::Error(core::ErrorKind::source,
                      fmt::format("{} ended without a picture", options_.source));
  }
  if (early) {
    fmt::print(stderr, "the source ended at {:.1f} s; the screenshot shows its last frame\n",
               source_time());
  }
  // Keys that were still to come, then a frame in which ImGui settles, then the one that counts.
  while (!keys_.empty() || window_.tapping()) {
    if (!keys_.empty()) keys_.front().at_s = 0;
    draw(clock_.now_s());
    settle_practice();
    press_keys(clock_.now_s());
    renew_cameras(clock_.now_s());
  }
  draw(clock_.now_s());
  settle_practice();
  for (int i = 0; i < 2; ++i) draw(clock_.now_s());
  std::vector<unsigned char> png;
  cv::imencode(".png", offscreen.read(), png);
  write_file(*options_.screenshot, {reinterpret_cast<const char*>(png.data()), png.size()});
  write_stats();
}

}  // namespace attune::app
