#include "app/lesson_pack.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "app/archive_file.hpp"
#include "app/lesson_files.hpp"
#include "app/practice_testing.hpp"
#include "core/error.hpp"
#include "support/temp_folder.hpp"
#include "vision/model_file.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;
using practice::Kind;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class LessonPackTest : public ::testing::Test {
 protected:
  LessonPackTest() {
    fs::create_directories(folder_.path() / "one");
    fs::create_directories(folder_.path() / "two");
    std::ofstream(folder_.path() / "one/Anna 1.mp4") << std::string(100'000, 'a');
    std::ofstream(folder_.path() / "two/Anna 1.mp4") << "another clip of that name";
    practice::Lesson lesson;
    lesson.id = "own lesson";
    lesson.name = "My lesson";
    lesson.items = {testing::make_item("a", Kind::cue, 1), testing::make_item("b", Kind::cue, 2),
                    testing::make_item("c", Kind::state, 3)};
    lesson.items[0].source = "one/Anna 1.mp4";
    lesson.items[1].source = "two/Anna 1.mp4";
    lesson.items[2].source = "demo";
    std::ofstream(lesson_) << practice::to_json(lesson);
  }

  std::string pack() {
    pack_lesson(lesson_, pack_);
    return content(pack_);
  }

  // What is wrong with the file; nothing may be left of it.
  std::string refusal(const PackLimits& limits = {}) {
    const fs::path target = folder_.path() / "refused";
    std::string message;
    try {
      unpack_lesson(pack_, target, limits);
      ADD_FAILURE() << "it was taken";
    } catch (const core::Error& error) {
      message = error.what();
    }
    EXPECT_TRUE(!fs::exists(target) || fs::is_empty(target));
    EXPECT_NE(message.find(pack_.string()), std::string::npos) << message;
    return message;
  }

  // A pack that nobody made with pack_lesson().
  void forge(const std::string& name, const std::string& text, const std::string& lesson) {
    const fs::path clip = folder_.path() / "forged";
    std::ofstream(clip) << text;
    const fs::path json = folder_.path() / "forged.json";
    std::ofstream(json) << lesson;
    const auto entry = [](const std::string& as, const fs::path& file) {
      return "{\"name\":\"" + as + "\",\"bytes\":" + std::to_string(fs::file_size(file)) +
             ",\"sha256\":\"" + vision::sha256_of_file(file.string()) + "\"}";
    };
    ArchiveWriter writer(pack_);
    writer.add("pack.json", "{\"attune_lesson_pack\":1,\"files\":[" + entry("lesson.json", json) +
                                "," + entry(name, clip) + "]}");
    writer.add_file("lesson.json", json);
    writer.add_file(name, clip);
    writer.close();
  }

  attune::testing::TempFolder folder_;
  fs::path lesson_ = folder_.path() / "lesson.json";
  fs::path pack_ = folder_.path() / "own.attune-lesson";
};

TEST_F(LessonPackTest, ComesBackWithItsClips) {
  pack();
  const fs::path opened = unpack_lesson(pack_, folder_.path() / "data/lessons");
  EXPECT_EQ(opened, folder_.path() / "data/lessons/own_lesson/lesson.json");
  const LoadedLesson loaded = load_lesson(opened);
  EXPECT_EQ(loaded.lesson.name, "My lesson");
  EXPECT_EQ(loaded.lesson.id, "own lesson") << "progress hangs on it";
  ASSERT_EQ(loaded.lesson.items.size(), 3U);
  EXPECT_EQ(content(loaded.resolve(loaded.lesson.items[0].source)), std::string(100'000, 'a'));
  EXPECT_EQ(content(loaded.resolve(loaded.lesson.items[1].source)), "another clip of that name");
  EXPECT_EQ(loaded.lesson.items[2].source, "demo");
  EXPECT_EQ(find_lessons(folder_.path() / "data/lessons").size(), 1U);
  EXPECT_EQ(unpack_lesson(pack_, folder_.path() / "data/lessons"), opened) << "once more";
}

TEST_F(LessonPackTest, OnlyFilesCanBePacked) {
  for (const char* source : {"no.mp4", "one", "http://127.0.0.1:9/a.mp4"}) {
    practice::Lesson lesson;
    lesson.id = "l";
    lesson.name = "L";
    lesson.items = {testing::make_item("a", Kind::cue, 1)};
    lesson.items[0].source = source;
    std::ofstream(lesson_) << practice::to_json(lesson);
    EXPECT_THROW(pack_lesson(lesson_, pack_), core::Error) << source;
    EXPECT_FALSE(fs::exists(pack_));
  }
}

TEST_F(LessonPackTest, ADamagedFileIsRefused) {
  const std::string whole = pack();
  for (const std::size_t length : {std::size_t{0}, std::size_t{10}, std::size_t{200},
                                   std::size_t{50'000}, whole.size() - 50'000}) {
    std::ofstream(pack_, std::ios::binary) << whole.substr(0, length);
    refusal();
  }
  std::string changed = whole;
  changed[whole.find(std::string(500, 'a')) + 300] = 'b';
  std::ofstream(pack_, std::ios::binary) << changed;
  refusal();
}

TEST_F(LessonPackTest, NothingIsWrittenOutsideItsFolder) {
  const std::string lesson = content(lesson_);
  for (const char* name : {"../outside", "clips/../../outside", "/tmp/outside", "clips/a/b",
                           "clips/.hidden", "clips/", "other"}) {
    forge(name, "x", lesson);
    EXPECT_NE(refusal().find("no name of a clip"), std::string::npos) << name;
  }
  EXPECT_FALSE(fs::exists(folder_.path() / "outside"));
}

TEST_F(LessonPackTest, WhatWasSentReachesForNothingElse) {
  practice::Lesson lesson;
  lesson.id = "l";
  lesson.name = "L";
  lesson.items = {testing::make_item("a", Kind::cue, 1)};
  for (const char* source : {"/etc/hostname", "../other.mp4", "http://127.0.0.1:9/a", "clips/b"}) {
    lesson.items[0].source = source;
    forge("clips/a", "x", practice::to_json(lesson));
    EXPECT_NE(refusal().find("is not in it"), std::string::npos) << source;
  }
}

TEST_F(LessonPackTest, NoMoreThanALessonMayHold) {
  pack();
  EXPECT_NE(refusal({500, 1000, 1'000'000}).find("more than"), std::string::npos);
  EXPECT_NE(refusal({500, 1'000'000, 100'000}).find("more than"), std::string::npos);
  EXPECT_NE(refusal({2, 1'000'000, 1'000'000}).find("more files"), std::string::npos);
}

// A full disk, played by a limit on the size of files.
TEST_F(LessonPackTest, AFullDiskIsToldAndLeavesNothing) {
  pack();
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{50'000, before.rlim_max};
  const fs::path other = folder_.path() / "other.attune-lesson";
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  std::string packing;
  std::string unpacking;
  try {
    pack_lesson(lesson_, other);
  } catch (const core::Error& error) {
    packing = error.what();
  }
  try {
    unpack_lesson(pack_, folder_.path() / "full");
  } catch (const core::Error& error) {
    unpacking = error.what();
  }
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  EXPECT_NE(packing.find("make room"), std::string::npos) << packing;
  EXPECT_NE(unpacking.find("make room"), std::string::npos) << unpacking;
  EXPECT_FALSE(fs::exists(other));
  EXPECT_TRUE(fs::is_empty(folder_.path() / "full"));
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_.path())) {
    EXPECT_FALSE(entry.path().filename().string().starts_with(".")) << entry.path();
  }
}

}  // namespace
}  // namespace attune::app
