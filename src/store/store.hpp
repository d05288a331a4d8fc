#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace attune::store {

// Name of the profile that is used when none is chosen.
inline constexpr std::string_view kDefaultProfile = "default";

// Which profile a row belongs to; valid for the store that gave it, until the profile is deleted.
struct ProfileId {
  std::int64_t value = 0;
  bool operator==(const ProfileId&) const = default;
};

// By how much the measured gaze misses when the eyes are on the camera; to be subtracted.
struct GazeOffset {
  double yaw_rad = 0.0;
  double pitch_rad = 0.0;
  std::int64_t learned_at_s = 0;  // Unix time
};

// One measure of the calm face. `median` and `spread` are in the measure's own unit.
struct BaselineFeature {
  double median = 0.0;
  double spread = 0.0;
  std::int64_t count = 0;  // of frames
};

struct Baseline {
  std::map<std::string, BaselineFeature> features;  // by the measure's name
  std::int64_t learned_at_s = 0;                    // Unix time
};

// What Attune remembers about people, in one SQLite file `attune.db` of the data folder. Names are
// what the user typed; there are no pictures. One thread at a time; several programs may use the
// same folder.
//
// Every function is done when it returns (it survives a crash right after) and throws
// core::Error{file} when the disk does not allow it: full, read-only, damaged, in use.
//
// Not encrypted: Debian 12 has SQLCipher 3.4.1 of 2016, built on SQLite 3.15, which gets no fixes
// any more; and it exports the functions of SQLite under the same names, while OpenCV brings the
// real SQLite into this process (through GDAL), so the loader would mix the two. The folder is for
// its owner alone (0700, files 0600); who wants more encrypts the home folder or the disk.
class Store {
 public:
  // Makes the folder (0700) and the file (0600) if they are missing, and brings an older file up to
  // date. A newer one is refused.
  static Store open(const std::filesystem::path& data_dir);

  // The profile of this name, made if it is missing. Names are compared as they are, without spaces
  // at the ends; an empty one, one over 80 bytes or one with control characters or broken UTF-8 is
  // core::Error{usage}.
  ProfileId profile(std::string_view name);
  std::optional<ProfileId> find_profile(std::string_view name);
  std::vector<std::string> profile_names();  // sorted
  std::string profile_name(ProfileId profile);

  void set_gaze_offset(ProfileId profile, const GazeOffset& offset);
  std::optional<GazeOffset> gaze_offset(ProfileId profile);
  void clear_gaze_offset(ProfileId profile);

  // Replaces all features.
  void set_baseline(ProfileId profile, const Baseline& baseline);
  std::optional<Baseline> baseline(ProfileId profile);
  void clear_baseline(ProfileId profile);

  void set_setting(ProfileId profile, const std::string& key, const std::string& value);
  std::optional<std::string> setting(ProfileId profile, const std::string& key);

  // Removes the profile with all that belongs to it, for good: no trace stays in the files of the
  // folder. Throws when another program holds the file; the rows are gone then, but their traces
  // may stay until it is done again. (What the disk itself keeps below the file system is out of
  // reach.)
  void delete_profile(ProfileId profile);

  // For the other files of this layer.
  Database& database() { return database_; }

 private:
  explicit Store(Database database) : database_(std::move(database)) {}

  Database database_;
};

}  // namespace attune::store
