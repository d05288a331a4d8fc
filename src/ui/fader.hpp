#pragma once

#include <map>
#include <optional>
#include <string>

namespace attune::ui {

// Eases things in and out, so that nothing on the screen jumps or flashes. Each thing has a key and
// a level in [0,1] that walks to its target at a fixed rate. Time is handed in (seconds, any
// start).
class Fader {
 public:
  // `fade_s`: from nothing to fully there. 0: at once (reduced motion).
  explicit Fader(double fade_s = 0.25) : fade_s_(fade_s) {}

  void set_fade_s(double fade_s) { fade_s_ = fade_s; }

  // Starts a round: what is not asked for by `show` in this round fades out.
  void begin(double now_s);
  // The thing is wanted now; gives its level after this round's step.
  double show(const std::string& key);
  // Ends the round: things that were not shown step down, and are forgotten at 0.
  void end();

  // Level of a thing, 0 when unknown.
  double level(const std::string& key) const;
  // Something is on its way: the screen needs drawing again soon.
  bool moving() const;

 private:
  struct Item {
    double level = 0.0;
    bool wanted = false;
  };
  std::map<std::string, Item> items_;
  double fade_s_;
  double step_ = 0.0;
  std::optional<double> last_s_;
};

}  // namespace attune::ui
