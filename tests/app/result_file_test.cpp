#include "app/result_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

std::string content(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(ResultFile, IsWrittenWholeAndReplaced) {
  const attune::testing::TempFolder folder;
  write_result(folder.file("a.json"), "one\n");
  EXPECT_EQ(content(folder.file("a.json")), "one\n");
  write_result(folder.file("a.json"), "two\n");
  EXPECT_EQ(content(folder.file("a.json")), "two\n");
  EXPECT_FALSE(std::filesystem::exists(folder.file("a.json.part")));
}

TEST(ResultFile, TroubleIsAnErrorAndLeavesNothing) {
  const attune::testing::TempFolder folder;
  EXPECT_THROW(write_result(folder.file("no/a.json"), "one\n"), core::Error);
  EXPECT_THROW(write_result("/dev/full", "one\n"), core::Error);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ResultFile, DashIsStandardOutput) {
  ::testing::internal::CaptureStdout();
  write_result("-", "{}\n");
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "{}\n");
}

}  // namespace
}  // namespace attune::app
