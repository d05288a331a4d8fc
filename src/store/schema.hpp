#pragma once

#include <string>
#include <vector>

#include "store/database.hpp"

namespace attune::store {

// The tables, as steps from one version to the next. A step that was once released is never
// changed; a new one is added. The file's version is its `user_version`.
//
// Everything about a person lies in tables with a column `profile_id` that follows its profile into
// deletion, so that export and delete need no list of tables.
int newest_schema();

// Brings the file to `version`, each step in one transaction. A new file starts empty. Throws
// core::Error{file} when a newer Attune wrote it or it is not Attune's at all; it is then left as
// it is.
void migrate(Database& database, int version);

// Tables that hold something about a person, in an order in which they can be filled; then their
// columns without `profile_id`.
std::vector<std::string> personal_tables(Database& database);
std::vector<std::string> personal_columns(Database& database, const std::string& table);

}  // namespace attune::store
