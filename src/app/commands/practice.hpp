#pragma once

#include <string>

#include "app/commands/watch.hpp"
#include "core/clock.hpp"

namespace attune::app {

// The window on its Practice page. `options.source`: a lesson (.json), marks (.csv), a packed
// lesson, which is unpacked into the data directory and stays there, or `demo`; empty: every lesson
// there is. Throws core::Error as the window does.
int run_practice(const WatchOptions& options, core::Clock& clock);

struct PracticeMarkOptions {
  std::string clip;    // or a picture, or a folder of them
  std::string lesson;  // .json; made, or gone on with
};
// The window on the page where moments are marked. `window`: its options, the source ignored.
int run_practice_mark(const PracticeMarkOptions& options, const WatchOptions& window,
                      core::Clock& clock);

struct PracticePackOptions {
  std::string lesson;  // .json or .csv
  std::string out;
};
// A lesson with its clips into one file, see lesson_pack.hpp.
int run_practice_pack(const PracticePackOptions& options);

}  // namespace attune::app
