#include "store/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"

namespace attune::store {
namespace {

// "ATTN" as a number: tells our files from other programs'.
constexpr std::int64_t kApplication = 0x4154544E;

constexpr std::array kSteps{// 1: profiles and what was learned about their faces
                            R"(
CREATE TABLE profile (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE gaze_offset (
  profile_id INTEGER PRIMARY KEY REFERENCES profile ON DELETE CASCADE,
  yaw_rad REAL NOT NULL,
  pitch_rad REAL NOT NULL,
  learned_at_s INTEGER NOT NULL
) STRICT;
CREATE TABLE baseline (
  profile_id INTEGER PRIMARY KEY REFERENCES profile ON DELETE CASCADE,
  learned_at_s INTEGER NOT NULL
) STRICT;
CREATE TABLE baseline_feature (
  profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  feature TEXT NOT NULL,
  median REAL NOT NULL,
  spread REAL NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (profile_id, feature)
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
  profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (profile_id, key)
) STRICT, WITHOUT ROWID;
)",
                            // 2: practice
                            R"(
CREATE TABLE sitting (
  profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  number INTEGER NOT NULL,
  lesson TEXT NOT NULL,
  started_at_s INTEGER NOT NULL,
  ended_at_s INTEGER,
  comfort_before INTEGER,
  comfort_after INTEGER,
  probe_weeks INTEGER,
  PRIMARY KEY (profile_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE trial (
  profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  number INTEGER NOT NULL,
  sitting INTEGER NOT NULL,
  at_s INTEGER NOT NULL,
  lesson TEXT NOT NULL,
  item TEXT NOT NULL,
  face TEXT NOT NULL,
  kind TEXT NOT NULL,
  asked TEXT NOT NULL,
  truth TEXT NOT NULL,
  answer TEXT NOT NULL,
  right INTEGER NOT NULL,
  cue_answer TEXT NOT NULL,
  cue_right INTEGER,
  response_s REAL NOT NULL,
  sure INTEGER,
  help INTEGER NOT NULL,
  new_face INTEGER NOT NULL,
  probe INTEGER NOT NULL,
  PRIMARY KEY (profile_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE item_memory (
  profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  lesson TEXT NOT NULL,
  item TEXT NOT NULL,
  stability_days REAL NOT NULL,
  difficulty REAL NOT NULL,
  last_at_s INTEGER NOT NULL,
  due_at_s INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  PRIMARY KEY (profile_id, lesson, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE help_level (
  profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  key TEXT NOT NULL,
  level REAL NOT NULL,
  PRIMARY KEY (profile_id, key)
) STRICT, WITHOUT ROWID;
)"};

std::int64_t pragma(Database& database, std::string_view name) {
  return integer(database.query(fmt::format("PRAGMA {}", name)).at(0).at(0));
}

}  // namespace

int newest_schema() { return static_cast<int>(kSteps.size()); }

void migrate(Database& database, int version) {
  // Under the lock, so that two programs starting at once do not both do it.
  Transaction transaction(database);
  const auto found = static_cast<int>(pragma(database, "user_version"));
  const std::int64_t application = pragma(database, "application_id");
  const bool empty = database.query("SELECT 1 FROM sqlite_master LIMIT 1").empty();
  if (!empty && application != kApplication) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("{} belongs to another program; choose another folder with "
                                  "--data-dir DIR",
                                  database.file().string()));
  }
  if (found > version) {
    throw core::Error(
        core::ErrorKind::file,
        fmt::format("{} was written by a newer Attune (format {}, this one knows {}), and was left "
                    "as it is; install the newer Attune, or choose another folder with --data-dir "
                    "DIR",
                    database.file().string(), found, version));
  }
  if (found == version) return;
  for (int step = found; step < version; ++step) {
    database.script(kSteps.at(static_cast<std::size_t>(step)));
  }
  database.script(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplication, version));
  transaction.commit();
}

std::vector<std::string> personal_tables(Database& database) {
  std::vector<std::string> tables;
  for (const Row& row :
       database.query("SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c "
                      "WHERE t.type = 'table' AND c.name = 'profile_id' ORDER BY t.rowid")) {
    tables.push_back(text(row.at(0)));
  }
  return tables;
}

std::vector<std::string> personal_columns(Database& database, const std::string& table) {
  std::vector<std::string> columns;
  for (const Row& row : database.query(
           "SELECT name FROM pragma_table_info(?) WHERE name <> 'profile_id' ORDER BY cid",
           {table})) {
    columns.push_back(text(row.at(0)));
  }
  return columns;
}

}  // namespace attune::store
