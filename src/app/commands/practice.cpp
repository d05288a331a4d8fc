#include "app/commands/practice.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <utility>

#include "app/lesson_draft.hpp"
#include "app/lesson_pack.hpp"
#include "app/mark_round.hpp"
#include "app/practice_desk.hpp"
#include "app/window.hpp"
#include "core/error.hpp"

namespace attune::app {

int run_practice(const WatchOptions& options, core::Clock& clock) {
  WatchOptions watch = options;
  WindowOptions window = window_options(watch);
  window.start_on_practice = true;
  window.practice.lesson = std::exchange(window.source, "");
  if (std::filesystem::path(window.practice.lesson).extension() == kPackExtension) {
    window.practice.lesson =
        unpack_lesson(window.practice.lesson, window.data_dir / "lessons").string();
  }
  // What is wrong with a lesson is told here, not in a window that opens for it.
  std::string ignored;
  load_lessons(window.practice, ignored);
  return run_window(window, clock);
}

int run_practice_mark(const PracticeMarkOptions& options, const WatchOptions& watch,
                      core::Clock& clock) {
  const MarkOptions mark{find_clips(options.clip), options.lesson};
  const LessonDraft checked(mark.lesson);  // what is wrong with it is told here
  WindowOptions window = window_options(watch);
  window.source.clear();
  window.start_on_practice = true;
  window.practice.mark = mark;
  return run_window(window, clock);
}

int run_practice_pack(const PracticePackOptions& options) {
  pack_lesson(options.lesson, options.out);
  fmt::print("{} holds the lesson with its clips; open it with: attune practice {}\n", options.out,
             options.out);
  return 0;
}

}  // namespace attune::app
