#include "app/commands/practice.hpp"

#include <string>
#include <utility>

#include "app/practice_desk.hpp"
#include "app/window.hpp"
#include "core/error.hpp"

namespace attune::app {

int run_practice(const WatchOptions& options, core::Clock& clock) {
  WatchOptions watch = options;
  WindowOptions window = window_options(watch);
  window.start_on_practice = true;
  window.practice.lesson = std::exchange(window.source, "");
  // What is wrong with a lesson is told here, not in a window that opens for it.
  std::string ignored;
  load_lessons(window.practice, ignored);
  return run_window(window, clock);
}

}  // namespace attune::app
