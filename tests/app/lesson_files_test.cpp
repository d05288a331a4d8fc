#include "app/lesson_files.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

TEST(LessonFiles, MarksAreALessonNamedAfterTheirFile) {
  const attune::testing::TempFolder folder;
  std::ofstream(folder.file("own.csv")) << "source,time_s,kind,part,right\na.mp4,1,cue,mouth,up\n";
  const LoadedLesson loaded = load_lesson(folder.file("own.csv"));
  EXPECT_EQ(loaded.lesson.name, "own");
  EXPECT_EQ(loaded.resolve("a.mp4"), folder.file("a.mp4"));
  EXPECT_EQ(loaded.resolve("demo"), "demo");
  EXPECT_EQ(loaded.resolve("/b.mp4"), "/b.mp4");
  EXPECT_THROW(load_lesson(folder.file("none.json")), core::Error);
}

TEST(LessonFiles, FindsLessonsAndThoseInFoldersOfTheirOwn) {
  const attune::testing::TempFolder folder;
  EXPECT_TRUE(find_lessons(folder.path() / "none").empty());
  for (const char* name : {"b.json", "a.csv", "note.txt", "sent/lesson.json", "sent/other.json",
                           ".unpacking-1/lesson.json"}) {
    std::filesystem::create_directories((folder.path() / name).parent_path());
    std::ofstream(folder.path() / name) << "{}";
  }
  EXPECT_EQ(find_lessons(folder.path()),
            (std::vector<std::filesystem::path>{folder.path() / "a.csv", folder.path() / "b.json",
                                                folder.path() / "sent/lesson.json"}));
}

}  // namespace
}  // namespace attune::app
