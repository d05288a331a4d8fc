#include "app/commands/analyze.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

AnalyzeOptions options(std::vector<std::string> sources, std::string out) {
  AnalyzeOptions made;
  made.sources = std::move(sources);
  made.out = std::move(out);
  return made;
}

std::vector<std::string> names(const std::vector<AnalyzeJob>& jobs) {
  std::vector<std::string> made;
  for (const AnalyzeJob& job : jobs) {
    made.push_back(std::filesystem::path(job.out).filename().string());
  }
  return made;
}

core::ErrorKind kind_of_error(const AnalyzeOptions& made) {
  try {
    plan_jobs(made);
  } catch (const core::Error& error) {
    return error.kind();
  }
  ADD_FAILURE() << "no error";
  return core::ErrorKind::display;
}

TEST(Analyze, OneSourceGoesToItsFile) {
  const auto jobs = plan_jobs(options({"clip.mp4"}, "out.csv"));
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_EQ(jobs[0].source, "clip.mp4");
  EXPECT_EQ(jobs[0].out, "out.csv");
}

TEST(Analyze, SeveralSourcesGoToAFolderEachUnderItsName) {
  const attune::testing::TempFolder folder;
  const auto jobs = plan_jobs(options({"a/clip.mp4", "b/clip.avi", "/dev/video0", "pictures/", "..",
                                       "http://10.0.0.2:8080/cam?x=1"},
                                      folder.file("out")));
  EXPECT_TRUE(std::filesystem::is_directory(folder.file("out")));
  EXPECT_THAT(names(jobs), ::testing::ElementsAre("clip.csv", "clip-2.csv", "video0.csv",
                                                  "pictures.csv", "source.csv", "cam.csv"));
  EXPECT_EQ(jobs[5].source, "http://10.0.0.2:8080/cam?x=1");
}

TEST(Analyze, NumberedNamesDoNotMeetOthers) {
  const attune::testing::TempFolder folder;
  const auto jobs =
      plan_jobs(options({"x/clip.mp4", "clip-2.mp4", "y/clip.mp4"}, folder.path().string()));
  EXPECT_THAT(names(jobs), ::testing::ElementsAre("clip.csv", "clip-2.csv", "clip-3.csv"));
}

TEST(Analyze, OneSourceMayGoToAFolderToo) {
  const attune::testing::TempFolder folder;
  AnalyzeOptions made = options({"demo"}, folder.path().string());
  made.format = report::Format::json_lines;
  EXPECT_THAT(names(plan_jobs(made)), ::testing::ElementsAre("demo.jsonl"));
}

TEST(Analyze, SeveralSourcesToOneFileAreRefused) {
  const attune::testing::TempFolder folder;
  EXPECT_EQ(kind_of_error(options({"a", "b"}, folder.file("all.csv"))), core::ErrorKind::usage);
  std::ofstream(folder.file("file")) << "x";
  EXPECT_EQ(kind_of_error(options({"a", "b"}, folder.file("file"))), core::ErrorKind::usage);
  EXPECT_EQ(kind_of_error(options({"a", "b"}, folder.file("file/below"))), core::ErrorKind::file);
}

TEST(Analyze, FormatFollowsTheEnding) {
  EXPECT_EQ(choose_format(options({"a"}, "x.csv")), report::Format::csv);
  EXPECT_EQ(choose_format(options({"a"}, "x.jsonl")), report::Format::json_lines);
  EXPECT_EQ(choose_format(options({"a"}, "/dev/null")), report::Format::csv);
  EXPECT_THROW(choose_format(options({"a"}, "x.xlsx")), core::Error);
  AnalyzeOptions asked = options({"a"}, "x.txt");
  asked.format = report::Format::openface;
  EXPECT_EQ(choose_format(asked), report::Format::openface);
}

}  // namespace
}  // namespace attune::app
