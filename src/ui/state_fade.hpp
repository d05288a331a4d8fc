#pragma once

#include <array>
#include <optional>

#include "ui/state_view.hpp"

namespace attune::ui {

// Lets the texts of the state panel change without a jump: what is new fades in where the old has
// faded out. Each part fades by itself, so that what stays the same stands still; numbers change at
// once.
class StateFade {
 public:
  // `face`: id of the face that it is about; another one, like `at_once` (reduced motion), shows
  // what is new without fading. `now_s`: any clock.
  StatePanelModel model(StatePanelModel target, int face, double now_s, bool at_once);
  // Something fades: the screen wants drawing again soon.
  bool moving() const { return moving_; }

  static constexpr double kFade_s = 0.4;  // out and in together [p]

 private:
  std::optional<StatePanelModel> shown_;
  int face_ = 0;
  double last_s_ = 0.0;
  bool moving_ = false;
};

}  // namespace attune::ui
