#pragma once

namespace attune::cues {

// A deviation from neutral below `dead` is nothing, at `full` it is as strong as the cue gets.
struct Grade {
  double dead = 0.0;
  double full = 1.0;
};

// When a cue counts as going on: at least `on` for `on_s`, until below `off` for `off_s`. Compared
// with the size of the value, whatever its sign.
struct Switch {
  double on = 0.5;
  double off = 0.35;
  double on_s = 0.15;
  double off_s = 0.15;
};

// From which size of the value a cue is called slight, clear, strong.
struct Steps {
  double slight = 0.2;
  double clear = 0.45;
  double strong = 0.8;
};

}  // namespace attune::cues
