#include "store/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store.hpp"
#include "store/store_testing.hpp"
#include "support/temp_folder.hpp"

namespace attune::store {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using testing::message_of;

// A file as the first version wrote it. Never to be changed: such files are out there.
constexpr const char* kFirstVersion = R"(
CREATE TABLE profile (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE gaze_offset (
  profile_id INTEGER PRIMARY KEY REFERENCES profile ON DELETE CASCADE,
  yaw_rad REAL NOT NULL, pitch_rad REAL NOT NULL, learned_at_s INTEGER NOT NULL) STRICT;
CREATE TABLE baseline (
  profile_id INTEGER PRIMARY KEY REFERENCES profile ON DELETE CASCADE,
  learned_at_s INTEGER NOT NULL) STRICT;
CREATE TABLE baseline_feature (
  profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  feature TEXT NOT NULL, median REAL NOT NULL, spread REAL NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (profile_id, feature)) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
  profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (profile_id, key)) STRICT, WITHOUT ROWID;
INSERT INTO profile VALUES (7, 'Ada');
INSERT INTO gaze_offset VALUES (7, 0.05, -0.02, 1000);
INSERT INTO baseline VALUES (7, 2000);
INSERT INTO baseline_feature VALUES (7, 'brow_height', 0.61, 0.02, 250);
INSERT INTO setting VALUES (7, 'pace', 'slow');
PRAGMA application_id = 1096045646;
PRAGMA user_version = 1;
)";

TEST(Schema, AnOlderFileIsBroughtUpToDateAndKeepsAll) {
  const attune::testing::TempFolder folder;
  { Database(folder.path() / "attune.db").script(kFirstVersion); }
  Store store = Store::open(folder.path());
  const auto rows = store.database().query("PRAGMA user_version");
  EXPECT_EQ(integer(rows.at(0).at(0)), newest_schema());
  const auto ada = store.find_profile("Ada");
  ASSERT_TRUE(ada.has_value());
  EXPECT_EQ(store.gaze_offset(*ada)->yaw_rad, 0.05);
  EXPECT_EQ(store.baseline(*ada)->features.at("brow_height").count, 250);
  EXPECT_EQ(store.setting(*ada, "pace"), "slow");
}

TEST(Schema, AnUpdatedFileIsLikeANewOne) {
  const attune::testing::TempFolder folder;
  const std::string tables = "SELECT name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name";
  { Database(folder.path() / "attune.db").script(kFirstVersion); }
  Store old = Store::open(folder.path());
  Store fresh = Store::open(folder.path() / "fresh");
  EXPECT_EQ(old.database().query(tables), fresh.database().query(tables));
}

TEST(Schema, ANewerFileIsRefusedAndLeftAsItIs) {
  const attune::testing::TempFolder folder;
  Store::open(folder.path()).database().script("PRAGMA user_version = 999");
  const std::string before = testing::bytes_of(folder.path() / "attune.db");
  const std::string message = message_of([&] { Store::open(folder.path()); });
  EXPECT_THAT(message, HasSubstr("newer Attune (format 999"));
  EXPECT_THAT(message, HasSubstr("--data-dir"));
  EXPECT_EQ(testing::bytes_of(folder.path() / "attune.db"), before);
}

TEST(Schema, AnotherProgramsFileIsRefused) {
  const attune::testing::TempFolder folder;
  { Database(folder.path() / "attune.db").script("CREATE TABLE bookmarks (url)"); }
  EXPECT_THAT(message_of([&] { Store::open(folder.path()); }), HasSubstr("another program"));
}

// Everything but the list of names hangs on a profile, so that export and deletion reach it.
TEST(Schema, EveryTableBelongsToAPerson) {
  const attune::testing::TempFolder folder;
  Store store = Store::open(folder.path());
  Database& database = store.database();
  const std::vector<std::string> personal = personal_tables(database);
  for (const Row& row : database.query(
           "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
    const std::string& name = text(row.at(0));
    if (name == "profile") continue;
    EXPECT_THAT(personal, Contains(name));
    const auto keys = database.query(
        "SELECT 1 FROM pragma_foreign_key_list(?) WHERE \"table\" = 'profile' AND \"from\" = "
        "'profile_id' AND on_delete = 'CASCADE'",
        {name});
    EXPECT_EQ(keys.size(), 1U) << name << " must follow its profile into deletion";
  }
}

TEST(Schema, NamesTheColumnsOfATable) {
  const attune::testing::TempFolder folder;
  Store store = Store::open(folder.path());
  EXPECT_EQ(personal_columns(store.database(), "gaze_offset"),
            (std::vector<std::string>{"yaw_rad", "pitch_rad", "learned_at_s"}));
}

}  // namespace
}  // namespace attune::store
