#include "store/transfer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/error.hpp"
#include "store/schema.hpp"

namespace attune::store {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return nullptr;
}

[[noreturn]] void refuse(std::string_view where, std::string_view why) {
  throw core::Error(core::ErrorKind::usage, fmt::format("cannot import {}: {}", where, why));
}

Value to_value(const Json& json, std::string_view where) {
  if (json.is_null()) return std::monostate{};
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  refuse(where, "it holds a value of an unknown kind; export the profile once more");
}

std::string joined(const std::vector<std::string>& columns) {
  std::string list;
  for (const std::string& column : columns) list += (list.empty() ? "" : ", ") + column;
  return list;
}

void import_row(Database& database, const std::string& table,
                const std::vector<std::string>& columns, const Json& row, ProfileId profile,
                std::string_view where) {
  if (!row.is_object()) refuse(where, "it is damaged; export the profile once more");
  // Names go into the statement only when the table really has such a column.
  std::string names = "profile_id";
  std::string marks = "?";
  Row values{profile.value};
  for (const auto& [name, value] : row.items()) {
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
      refuse(where,
             fmt::format("{} is not known in {}; it comes from another Attune", name, table));
    }
    names += ", " + name;
    marks += ", ?";
    values.push_back(to_value(value, where));
  }
  database.query(fmt::format("INSERT INTO {} ({}) VALUES ({})", table, names, marks), values);
}

Json parse(std::string_view text, std::string_view where) {
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("attune_profile", Json()) != 1 || !json.contains("schema") ||
      !json["schema"].is_number_integer() || !json.contains("name") || !json["name"].is_string() ||
      !json.contains("data") || !json["data"].is_object()) {
    refuse(where, "it is no profile that Attune exported, or it is damaged");
  }
  if (json["schema"].get<std::int64_t>() > newest_schema()) {
    refuse(where, "a newer Attune wrote it; install that one");
  }
  return json;
}

}  // namespace

std::string export_profile(Store& store, ProfileId profile) {
  Database& database = store.database();
  Json data = Json::object();
  for (const std::string& table : personal_tables(database)) {
    const std::vector<std::string> columns = personal_columns(database, table);
    Json rows = Json::array();
    for (const Row& row : database.query(
             fmt::format("SELECT {} FROM {} WHERE profile_id = ?", joined(columns), table),
             {profile.value})) {
      Json out = Json::object();
      for (std::size_t i = 0; i < columns.size(); ++i) out[columns[i]] = to_json(row[i]);
      rows.push_back(std::move(out));
    }
    data[table] = std::move(rows);
  }
  const Json json{{"attune_profile", 1},
                  {"schema", newest_schema()},
                  {"name", store.profile_name(profile)},
                  {"data", std::move(data)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ProfileId import_profile(Store& store, std::string_view text, std::string_view where,
                         const std::string& name) {
  const Json json = parse(text, where);
  const std::string wanted = name.empty() ? json["name"].get<std::string>() : name;
  Database& database = store.database();
  Transaction transaction(database);
  if (store.find_profile(wanted)) {
    refuse(where, fmt::format("there is a profile named {} already; give it another name with "
                              "--profile NAME",
                              wanted));
  }
  const ProfileId profile = store.profile(wanted);
  const std::vector<std::string> tables = personal_tables(database);
  for (const auto& [table, rows] : json["data"].items()) {
    if (std::find(tables.begin(), tables.end(), table) == tables.end() || !rows.is_array()) {
      refuse(where, fmt::format("{} is not known here; it comes from another Attune", table));
    }
  }
  try {
    for (const std::string& table : tables) {
      if (!json["data"].contains(table)) continue;
      const std::vector<std::string> columns = personal_columns(database, table);
      for (const Json& row : json["data"][table]) {
        import_row(database, table, columns, row, profile, where);
      }
    }
  } catch (const core::Error& error) {
    if (error.kind() == core::ErrorKind::usage) throw;
    throw core::Error(error.kind(), fmt::format("cannot import {}: {}", where, error.what()));
  }
  transaction.commit();
  return profile;
}

}  // namespace attune::store
