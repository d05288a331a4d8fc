#include "app/lesson_draft.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "app/lesson_files.hpp"
#include "app/practice_testing.hpp"
#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

using practice::Kind;

practice::Item make_mark(double time_s) {
  practice::Item item = testing::make_item("", Kind::cue, time_s);
  item.face.clear();
  return item;
}

TEST(LessonDraft, IsWholeAfterEveryMark) {
  const attune::testing::TempFolder folder;
  LessonDraft draft(folder.file("own.json"));
  EXPECT_FALSE(std::filesystem::exists(folder.file("own.json")));
  EXPECT_TRUE(draft.add(make_mark(1.5), folder.file("clips/anna.mp4")));
  const LoadedLesson loaded = load_lesson(folder.file("own.json"));
  ASSERT_EQ(loaded.lesson.items.size(), 1U);
  EXPECT_EQ(loaded.lesson.id, "own");
  EXPECT_EQ(loaded.lesson.items[0].source, "clips/anna.mp4") << "both can be moved together";
  EXPECT_EQ(loaded.resolve(loaded.lesson.items[0].source), folder.file("clips/anna.mp4"));
  EXPECT_EQ(loaded.lesson.items[0].face, "anna");
  EXPECT_FALSE(draft.add(make_mark(1.5), folder.file("clips/anna.mp4"))) << "the same once more";
  EXPECT_TRUE(draft.add(make_mark(2.5), "/elsewhere/bert.mp4"));
  EXPECT_EQ(load_lesson(folder.file("own.json")).lesson.items[1].source, "/elsewhere/bert.mp4");
  EXPECT_TRUE(draft.add(make_mark(2.5), "/other/bert.mp4")) << "another clip of that name";
  EXPECT_FALSE(draft.add(make_mark(2.5), "/other/bert.mp4"));
  EXPECT_EQ(draft.lesson().items[1].id, "bert.mp4@2.50cuebrows");
  EXPECT_EQ(draft.lesson().items[2].id, "bert.mp4@2.50cuebrows-2");
}

TEST(LessonDraft, TakesBackOnlyWhatItAdded) {
  const attune::testing::TempFolder folder;
  {
    LessonDraft first(folder.file("own.json"));
    first.add(make_mark(1.0), "demo");
  }
  LessonDraft draft(folder.file("own.json"));
  EXPECT_FALSE(draft.undo());
  draft.add(make_mark(2.0), "demo");
  EXPECT_TRUE(draft.undo());
  EXPECT_FALSE(draft.undo());
  EXPECT_EQ(load_lesson(folder.file("own.json")).lesson.items.size(), 1U);
  EXPECT_EQ(draft.lesson().items[0].source, "demo");
}

TEST(LessonDraft, NothingMarkedIsNoLesson) {
  const attune::testing::TempFolder folder;
  LessonDraft draft(folder.file("own.json"));
  draft.add(make_mark(1.0), "demo");
  draft.undo();
  EXPECT_FALSE(std::filesystem::exists(folder.file("own.json")));
}

TEST(LessonDraft, WhatCannotBeWrittenIsKeptForTheNextTime) {
  const attune::testing::TempFolder folder;
  LessonDraft draft(folder.file("later/own.json"));
  EXPECT_THROW(draft.add(make_mark(1.0), "demo"), core::Error);
  std::filesystem::create_directory(folder.path() / "later");
  EXPECT_TRUE(draft.add(make_mark(2.0), "demo"));
  EXPECT_EQ(load_lesson(folder.file("later/own.json")).lesson.items.size(), 2U);
}

TEST(LessonDraft, ADamagedLessonIsNotWrittenOver) {
  const attune::testing::TempFolder folder;
  std::ofstream(folder.file("own.json")) << "{";
  EXPECT_THROW(LessonDraft(folder.file("own.json")), core::Error);
  EXPECT_THROW(LessonDraft(folder.file("own.csv")), core::Error);
}

}  // namespace
}  // namespace attune::app
