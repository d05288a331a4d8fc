#pragma once

namespace attune::app {

// Decides when the window is drawn: soon after news, at a steady least rate while someone is being
// read, hardly at all when nothing happens. Times in seconds of one clock, handed in.
class FramePacer {
 public:
  struct Rates {
    double tick_hz = 60.0;   // how often to look for news while reading
    double least_hz = 36.0;  // drawn at least so often while reading
    double idle_hz = 4.0;    // likewise when idle: counts down, notices new cameras
  };
  FramePacer() = default;
  explicit FramePacer(Rates rates) : rates_(rates) {}

  // Something to show has come: a result, a key, the mouse.
  void news(double now_s);
  // `busy`: reading, or something fades.
  bool should_draw(double now_s, bool busy) const;
  void drawn(double now_s) { drawn_s_ = now_s; }
  // How long the event loop may sleep now.
  double wait_s(double now_s, bool busy) const;

 private:
  bool lively(double now_s) const;

  // After an input the window stays lively for so long, since one input mostly brings another.
  static constexpr double kLively_s = 0.4;
  Rates rates_;
  double drawn_s_ = -1e9;
  double news_s_ = -1e9;
};

}  // namespace attune::app
