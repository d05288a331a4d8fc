#include "app/archive_file.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

std::string read_all(ArchiveReader& reader, std::uint64_t most = 1000) {
  std::string text;
  reader.read(most, [&](std::string_view piece) { text += piece; });
  return text;
}

TEST(ArchiveFile, GivesBackWhatWasPutIn) {
  const attune::testing::TempFolder folder;
  std::ofstream(folder.file("clip")) << std::string("a\0b", 3);
  ArchiveWriter writer(folder.file("a.zip"));
  writer.add("one.txt", "one");
  writer.add_file("clips/two", folder.file("clip"));
  writer.close();
  ArchiveReader reader(folder.file("a.zip"));
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.name(), "one.txt");
  EXPECT_EQ(read_all(reader), "one");
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.name(), "clips/two");
  EXPECT_EQ(read_all(reader), std::string("a\0b", 3));
  EXPECT_FALSE(reader.next());
}

TEST(ArchiveFile, ReadsNoMoreThanWasTold) {
  const attune::testing::TempFolder folder;
  ArchiveWriter writer(folder.file("a.zip"));
  writer.add("big", std::string(100'000, 'x'));
  writer.close();
  ArchiveReader reader(folder.file("a.zip"));
  ASSERT_TRUE(reader.next());
  EXPECT_THROW(read_all(reader, 99'999), core::Error);
}

TEST(ArchiveFile, NamesWhatCannotBeReadOrWritten) {
  const attune::testing::TempFolder folder;
  std::ofstream(folder.file("text.zip")) << "no archive at all";
  for (const char* name : {"none.zip", "text.zip"}) {
    const std::string file = folder.file(name);
    try {
      ArchiveReader reader(file);
      reader.next();
      FAIL() << file;
    } catch (const core::Error& error) {
      EXPECT_NE(std::string(error.what()).find(file), std::string::npos);
    }
  }
  EXPECT_THROW(ArchiveWriter(folder.file("no/such/a.zip")), core::Error);
  ArchiveWriter writer(folder.file("a.zip"));
  EXPECT_THROW(writer.add_file("x", folder.file("none")), core::Error);
}

}  // namespace
}  // namespace attune::app
