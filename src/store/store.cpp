#include "store/store.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cmath>
#include <system_error>

#include "core/error.hpp"
#include "store/schema.hpp"

namespace attune::store {
namespace {

constexpr std::string_view kFileName = "attune.db";
constexpr std::size_t kLongestName = 80;  // bytes

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder.parent_path(), error);
  if (::mkdir(folder.c_str(), 0700) == 0) return;
  const int code = errno;
  if (std::filesystem::is_directory(folder, error)) return;
  throw core::Error(core::ErrorKind::file,
                    fmt::format("cannot make the folder {}: {}; choose another with --data-dir DIR",
                                folder.string(), std::generic_category().message(code)));
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const std::size_t more = first < 0x80   ? 0
                             : first < 0xC2 ? 9
                             : first < 0xE0 ? 1
                             : first < 0xF0 ? 2
                             : first < 0xF5 ? 3
                                            : 9;
    if (more > 3 || i + more >= bytes.size()) return false;
    for (std::size_t k = 1; k <= more; ++k) {
      if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0) != 0x80) return false;
    }
    i += more + 1;
  }
  return true;
}

std::string valid_name(std::string_view name) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!name.empty() && is_space(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_space(name.back())) name.remove_suffix(1);
  bool control = false;
  for (const char c : name) {
    control = control || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  }
  if (name.empty() || name.size() > kLongestName || control || !is_utf8(name)) {
    throw core::Error(core::ErrorKind::usage,
                      fmt::format("a profile's name has 1 to {} letters, digits or spaces; choose "
                                  "another with --profile NAME",
                                  kLongestName));
  }
  return std::string(name);
}

}  // namespace

Store Store::open(const std::filesystem::path& data_dir) {
  make_folder(data_dir);
  Store store(Database(data_dir / kFileName));
  migrate(store.database_, newest_schema());
  return store;
}

ProfileId Store::profile(std::string_view name) {
  const std::string valid = valid_name(name);
  if (const auto found = find_profile(valid)) return *found;
  database_.query("INSERT OR IGNORE INTO profile (name) VALUES (?)", {valid});
  const auto made = find_profile(valid);
  ATTUNE_REQUIRE(made.has_value());
  return *made;
}

std::optional<ProfileId> Store::find_profile(std::string_view name) {
  const auto rows = database_.query("SELECT id FROM profile WHERE name = ?", {valid_name(name)});
  if (rows.empty()) return std::nullopt;
  return ProfileId{integer(rows[0].at(0))};
}

std::vector<std::string> Store::profile_names() {
  std::vector<std::string> names;
  for (const Row& row : database_.query("SELECT name FROM profile ORDER BY name")) {
    names.push_back(text(row.at(0)));
  }
  return names;
}

std::string Store::profile_name(ProfileId profile) {
  const auto rows = database_.query("SELECT name FROM profile WHERE id = ?", {profile.value});
  ATTUNE_REQUIRE(!rows.empty());
  return text(rows[0].at(0));
}

void Store::set_gaze_offset(ProfileId profile, const GazeOffset& offset) {
  ATTUNE_REQUIRE(std::isfinite(offset.yaw_rad) && std::isfinite(offset.pitch_rad));
  database_.query("INSERT OR REPLACE INTO gaze_offset VALUES (?, ?, ?, ?)",
                  {profile.value, offset.yaw_rad, offset.pitch_rad, offset.learned_at_s});
}

std::optional<GazeOffset> Store::gaze_offset(ProfileId profile) {
  const auto rows = database_.query(
      "SELECT yaw_rad, pitch_rad, learned_at_s FROM gaze_offset WHERE profile_id = ?",
      {profile.value});
  if (rows.empty()) return std::nullopt;
  return GazeOffset{real(rows[0].at(0)), real(rows[0].at(1)), integer(rows[0].at(2))};
}

void Store::clear_gaze_offset(ProfileId profile) {
  database_.query("DELETE FROM gaze_offset WHERE profile_id = ?", {profile.value});
}

void Store::set_baseline(ProfileId profile, const Baseline& baseline) {
  Transaction transaction(database_);
  database_.query("DELETE FROM baseline_feature WHERE profile_id = ?", {profile.value});
  database_.query("INSERT OR REPLACE INTO baseline VALUES (?, ?)",
                  {profile.value, baseline.learned_at_s});
  for (const auto& [name, feature] : baseline.features) {
    ATTUNE_REQUIRE(std::isfinite(feature.median) && std::isfinite(feature.spread));
    database_.query("INSERT INTO baseline_feature VALUES (?, ?, ?, ?, ?)",
                    {profile.value, name, feature.median, feature.spread, feature.count});
  }
  transaction.commit();
}

std::optional<Baseline> Store::baseline(ProfileId profile) {
  const auto rows =
      database_.query("SELECT learned_at_s FROM baseline WHERE profile_id = ?", {profile.value});
  if (rows.empty()) return std::nullopt;
  Baseline baseline;
  baseline.learned_at_s = integer(rows[0].at(0));
  for (const Row& row : database_.query(
           "SELECT feature, median, spread, count FROM baseline_feature WHERE profile_id = ?",
           {profile.value})) {
    baseline.features[text(row.at(0))] = {real(row.at(1)), real(row.at(2)), integer(row.at(3))};
  }
  return baseline;
}

void Store::clear_baseline(ProfileId profile) {
  Transaction transaction(database_);
  database_.query("DELETE FROM baseline_feature WHERE profile_id = ?", {profile.value});
  database_.query("DELETE FROM baseline WHERE profile_id = ?", {profile.value});
  transaction.commit();
}

void Store::set_setting(ProfileId profile, const std::string& key, const std::string& value) {
  database_.query("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", {profile.value, key, value});
}

std::optional<std::string> Store::setting(ProfileId profile, const std::string& key) {
  const auto rows = database_.query("SELECT value FROM setting WHERE profile_id = ? AND key = ?",
                                    {profile.value, key});
  if (rows.empty()) return std::nullopt;
  return text(rows[0].at(0));
}

void Store::delete_profile(ProfileId profile) {
  database_.query("DELETE FROM profile WHERE id = ?", {profile.value});
  // The rows are overwritten by now (secure_delete), but the log still holds what they were, and
  // pages may hold pieces from when rows moved: all is written anew and the log emptied.
  database_.script("VACUUM");
  database_.empty_log();
}

}  // namespace attune::store
