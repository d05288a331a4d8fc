#include "store/database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "store/store_testing.hpp"
#include "support/temp_folder.hpp"

namespace attune::store {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using testing::message_of;

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0);
  return status.st_mode & 0777;
}

TEST(Database, KeepsValuesOfEveryKind) {
  const attune::testing::TempFolder folder;
  Database database(folder.path() / "a.db");
  database.script("CREATE TABLE t (a, b, c, d)");
  database.query("INSERT INTO t VALUES (?, ?, ?, ?)",
                 {std::int64_t{1} << 60, 0.1, std::string("Zoë"), std::monostate{}});
  const auto rows = database.query("SELECT * FROM t");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(integer(rows[0][0]), std::int64_t{1} << 60);
  EXPECT_EQ(real(rows[0][1]), 0.1);
  EXPECT_EQ(text(rows[0][2]), "Zoë");
  EXPECT_TRUE(is_null(rows[0][3]));
  EXPECT_EQ(real(rows[0][0]), static_cast<double>(std::int64_t{1} << 60));
}

TEST(Database, AnotherTypeThanExpectedIsAnError) {
  EXPECT_THAT(message_of([] { integer(Value(std::string("x"))); }), HasSubstr("whole number"));
  EXPECT_THAT(message_of([] { real(Value(std::monostate{})); }), HasSubstr("a number"));
  EXPECT_THAT(message_of([] { text(Value(1.0)); }), HasSubstr("text"));
}

TEST(Database, IsForItsOwnerAlone) {
  const attune::testing::TempFolder folder;
  const auto file = folder.path() / "a.db";
  const mode_t before = ::umask(0);
  {
    Database database(file);
    database.script("CREATE TABLE t (a)");
    for (const char* ending : {"", "-wal", "-shm"}) {
      EXPECT_EQ(mode_of(file.string() + ending), 0600U) << ending;
    }
  }
  ::chmod(file.c_str(), 0644);
  const Database again(file);
  EXPECT_EQ(mode_of(file), 0600U) << "a file that others could read is closed to them";
  ::umask(before);
}

TEST(Database, UndoesWhatWasNotCommitted) {
  const attune::testing::TempFolder folder;
  Database database(folder.path() / "a.db");
  database.script("CREATE TABLE t (a)");
  {
    const Transaction transaction(database);
    database.query("INSERT INTO t VALUES (1)");
  }
  EXPECT_TRUE(database.query("SELECT * FROM t").empty());
  {
    Transaction transaction(database);
    database.query("INSERT INTO t VALUES (1)");
    transaction.commit();
  }
  EXPECT_EQ(database.query("SELECT * FROM t").size(), 1U);
}

TEST(Database, WritesAheadAndEmptiesItsLog) {
  const attune::testing::TempFolder folder;
  const auto file = folder.path() / "a.db";
  Database database(file);
  EXPECT_EQ(text(database.query("PRAGMA journal_mode").at(0).at(0)), "wal");
  EXPECT_EQ(integer(database.query("PRAGMA synchronous").at(0).at(0)), 2) << "full";
  database.script("CREATE TABLE t (a); INSERT INTO t VALUES ('pear')");
  EXPECT_GT(std::filesystem::file_size(file.string() + "-wal"), 0U);
  database.empty_log();
  EXPECT_EQ(std::filesystem::file_size(file.string() + "-wal"), 0U);
  EXPECT_EQ(database.query("SELECT * FROM t").size(), 1U);
}

TEST(Database, AFileInUseSaysWhoToClose) {
  const attune::testing::TempFolder folder;
  Database one(folder.path() / "a.db");
  Database other(folder.path() / "a.db");
  one.script("CREATE TABLE t (a)");
  other.script("PRAGMA busy_timeout = 1");
  const Transaction transaction(one);
  EXPECT_THAT(message_of([&] { other.script("INSERT INTO t VALUES (1)"); }),
              HasSubstr("close the other Attune"));
}

TEST(Database, NoDatabaseAtAllIsDamageAndStaysAsItIs) {
  const attune::testing::TempFolder folder;
  const auto file = folder.path() / "a.db";
  const std::string content(5000, 'x');
  std::ofstream(file) << content;
  const std::string message = message_of([&] { const Database database(file); });
  EXPECT_THAT(message, HasSubstr("a.db"));
  EXPECT_THAT(message, HasSubstr("damaged"));
  EXPECT_EQ(testing::bytes_of(file), content);
}

// Wherever a page is overwritten, opening either still works (the place was unused) or says so.
TEST(Database, DamageAnywhereIsToldOrHarmless) {
  const attune::testing::TempFolder folder;
  const auto good = folder.path() / "good.db";
  {
    Database database(good);
    database.script("CREATE TABLE t (a TEXT PRIMARY KEY)");
    Transaction transaction(database);
    for (int i = 0; i < 400; ++i) {
      database.query("INSERT INTO t VALUES (?)", {"row " + std::to_string(i)});
    }
    transaction.commit();
  }
  const std::string bytes = testing::bytes_of(good);
  int told = 0;
  for (std::size_t at = 0; at + 512 < bytes.size(); at += 1024) {
    std::string damaged = bytes;
    for (std::size_t i = 0; i < 512; ++i) damaged[at + i] = static_cast<char>(0xA5);
    const auto file = folder.path() / ("bad" + std::to_string(at) + ".db");
    std::ofstream(file, std::ios::binary) << damaged;
    const std::string message = message_of([&] { const Database database(file); });
    if (!message.empty()) ++told;
    EXPECT_THAT(message, AnyOf("", HasSubstr("damaged")));
  }
  EXPECT_GT(told, 10);
}

}  // namespace
}  // namespace attune::store
