#include "app/atomic_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder),
                                                std::filesystem::directory_iterator{}));
}

TEST(AtomicFile, WritesAndReplacesWithThePermissionsAskedFor) {
  const testing::TempFolder folder;
  const std::string path = folder.file("a.json");
  write_file(path, "one", 0600);
  write_file(path, std::string("t\0wo", 4), 0600);
  EXPECT_EQ(content(path), std::string("t\0wo", 4));
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(AtomicFile, NamesTheFileThatItCannotWrite) {
  const testing::TempFolder folder;
  const std::string path = folder.file("missing/a.json");
  try {
    write_file(path, "x");
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::file);
    EXPECT_NE(std::string(error.what()).find(path), std::string::npos);
  }
}

// A full disk, played by a limit on the size of files.
TEST(AtomicFile, AFullDiskLeavesTheOldFileAndNothingElse) {
  const testing::TempFolder folder;
  const std::string path = folder.file("a.json");
  write_file(path, "old");
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{10, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  EXPECT_THROW(write_file(path, std::string(1000, 'x')), core::Error);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  EXPECT_EQ(content(path), "old");
  EXPECT_EQ(files_in(folder.path()), 1U);
}

}  // namespace
}  // namespace attune::app
