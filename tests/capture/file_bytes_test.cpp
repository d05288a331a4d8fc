#include "capture/file_bytes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/error.hpp"
#include "support/clip_writer.hpp"
#include "support/temp_folder.hpp"

extern "C" {
#include <libavformat/avio.h>
}

namespace attune::capture {
namespace {

using attune::testing::TempFolder;
using ::testing::HasSubstr;

std::string error_of(const std::string& path) {
  try {
    const FileBytes bytes(path);
  } catch (const core::Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(FileBytes, ReadsAndSeeks) {
  const TempFolder folder;
  std::vector<unsigned char> content(100'000);
  for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<unsigned char>(i % 251);
  attune::testing::write_bytes(folder.file("a"), content);
  FileBytes bytes(folder.file("a"));
  EXPECT_EQ(bytes.size(), 100'000);
  EXPECT_EQ(avio_size(bytes.io()), 100'000);
  EXPECT_FALSE(bytes.begins_like_media());
  EXPECT_EQ(avio_seek(bytes.io(), 99'990, SEEK_SET), 99'990);
  unsigned char tail[20];
  ASSERT_EQ(avio_read(bytes.io(), tail, sizeof tail), 10);
  EXPECT_EQ(tail[9], content.back());
  EXPECT_EQ(avio_seek(bytes.io(), 7, SEEK_SET), 7);
  EXPECT_EQ(avio_r8(bytes.io()), 7);
}

TEST(FileBytes, RefusesWhatIsNoFile) {
  const TempFolder folder;
  EXPECT_THAT(error_of(folder.file("none")), HasSubstr("no such file"));
  EXPECT_THAT(error_of(folder.path().string()), HasSubstr("not an ordinary file"));
  EXPECT_THAT(error_of("/dev/zero"), HasSubstr("not an ordinary file"));
  attune::testing::write_bytes(folder.file("empty"), {});
  EXPECT_THAT(error_of(folder.file("empty")), HasSubstr("is empty"));
  // A pipe that nobody writes to must not be waited for.
  ASSERT_EQ(::mkfifo(folder.file("pipe").c_str(), 0600), 0);
  EXPECT_THAT(error_of(folder.file("pipe")), HasSubstr("not an ordinary file"));
}

}  // namespace
}  // namespace attune::capture
