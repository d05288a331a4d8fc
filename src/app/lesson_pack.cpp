#include "app/lesson_pack.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include "app/archive_file.hpp"
#include "app/lesson_files.hpp"
#include "app/options.hpp"
#include "core/error.hpp"
#include "practice/lesson.hpp"
#include "vision/model_file.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kManifest = "pack.json";
constexpr const char* kLesson = "lesson.json";
constexpr const char* kClips = "clips/";
constexpr std::uint64_t kLargestText = std::uint64_t{16} << 20;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

// A name of letters, digits and "-_." alone: nothing in it can lead elsewhere.
bool is_safe_name(const std::string& name) {
  return !name.empty() && name.size() <= 120 && name[0] != '.' &&
         std::all_of(name.begin(), name.end(), is_plain);
}

std::string safe_name(const std::string& name) {
  std::string safe;
  for (const char c : name) safe += is_plain(c) ? c : '_';
  if (safe.size() > 100) safe.erase(0, safe.size() - 100);  // the ending stays
  if (safe.empty() || safe[0] == '.') safe.insert(0, "_");
  return safe;
}

// Removed with all that is in it, unless it was moved away.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const fs::path& parent) {
    std::error_code error;
    fs::create_directories(parent, error);
    std::string pattern = (parent / ".unpacking-XXXXXX").string();
    if (error || ::mkdtemp(pattern.data()) == nullptr) {
      throw core::Error(
          core::ErrorKind::file,
          fmt::format("cannot write into {}: check its permissions and the disk", parent.string()));
    }
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

class Unpacker {
 public:
  Unpacker(const fs::path& pack, const fs::path& target, const PackLimits& limits)
      : pack_(pack), target_(target), limits_(limits), reader_(pack) {}

  practice::Lesson run() {
    read_manifest();
    std::error_code error;
    fs::create_directory(target_ / "clips", error);
    while (reader_.next()) take();
    if (!awaited_.empty()) refuse(fmt::format("\"{}\" is missing", awaited_.begin()->first));
    return check_lesson();
  }

 private:
  struct Told {
    std::uint64_t bytes = 0;
    std::string sum;
  };

  [[noreturn]] void refuse(const std::string& why) const {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("cannot open the lesson {}: {}; ask for it to be sent again",
                                  pack_.string(), why));
  }

  std::string read_text_entry() {
    std::string text;
    reader_.read(kLargestText, [&text](std::string_view piece) { text += piece; });
    return text;
  }

  void read_manifest() {
    if (!reader_.next() || reader_.name() != kManifest) refuse("it is no packed lesson");
    const Json json = Json::parse(read_text_entry(), nullptr, false);
    if (!json.is_object() || json.value("attune_lesson_pack", Json()) != 1 ||
        !json.contains("files") || !json["files"].is_array()) {
      refuse("it is damaged, or of another version");
    }
    std::uint64_t total = 0;
    for (const Json& file : json["files"]) {
      if (!file.is_object() || !file.value("name", Json()).is_string() ||
          !file.value("bytes", Json()).is_number_unsigned() ||
          !file.value("sha256", Json()).is_string()) {
        refuse("its list of files is damaged");
      }
      const std::string name = file["name"];
      const bool clip = name.starts_with(kClips) && is_safe_name(name.substr(6));
      if (name != kLesson && !clip) refuse(fmt::format("\"{}\" is no name of a clip", name));
      const std::uint64_t bytes = file["bytes"];
      if (bytes > limits_.file_bytes || (total += bytes) > limits_.total_bytes) {
        refuse("it holds more than a lesson may");
      }
      awaited_[name] = {bytes, file["sha256"]};
    }
    if (awaited_.size() > limits_.files) refuse("it holds more files than a lesson may");
    if (!awaited_.contains(kLesson)) refuse("there is no lesson in it");
  }

  void take() {
    const auto told = awaited_.find(reader_.name());
    if (told == awaited_.end()) refuse(fmt::format("\"{}\" does not belong", reader_.name()));
    const fs::path path = target_ / told->first;
    std::ofstream out(path, std::ios::binary);
    reader_.read(told->second.bytes, [&](std::string_view piece) {
      out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    });
    out.close();
    if (!out) {
      throw core::Error(core::ErrorKind::file, fmt::format("cannot write {}: the disk may be full; "
                                                           "make room and open the lesson again",
                                                           path.string()));
    }
    if (vision::sha256_of_file(path.string()) != told->second.sum) {
      refuse(fmt::format("\"{}\" is damaged", told->first));
    }
    names_.insert(told->first);
    awaited_.erase(told);
  }

  // A lesson that was sent must not reach for anything beyond its own clips.
  practice::Lesson check_lesson() const {
    const fs::path path = target_ / kLesson;
    practice::Lesson lesson = practice::parse_lesson(read_text(path.string()), path.string());
    for (const practice::Item& item : lesson.items) {
      if (!is_built_in(item.source) && !names_.contains(item.source)) {
        refuse(fmt::format("it speaks of \"{}\", which is not in it", item.source));
      }
    }
    return lesson;
  }

  const fs::path& pack_;
  const fs::path& target_;
  PackLimits limits_;
  ArchiveReader reader_;
  std::map<std::string, Told> awaited_;
  std::set<std::string> names_;
};

struct Packing {
  practice::Lesson lesson;
  std::map<std::string, fs::path> files;  // by their names in the pack
};

// Gives each clip its name in the pack, and puts it into the lesson.
Packing name_clips(const fs::path& path) {
  LoadedLesson loaded = load_lesson(path);
  Packing packing{std::move(loaded.lesson), {}};
  std::map<std::string, std::string> names;  // by source
  for (practice::Item& item : packing.lesson.items) {
    if (is_built_in(item.source)) continue;
    std::string& name = names[item.source];
    if (name.empty()) {
      const fs::path file = loaded.resolve(item.source);
      if (!fs::is_regular_file(file)) {
        throw core::Error(core::ErrorKind::usage,
                          fmt::format("{}: {} is no file; only clips and pictures can be packed",
                                      path.string(), file.string()));
      }
      const std::string base = kClips + safe_name(file.filename().string());
      name = base;
      for (int n = 2; packing.files.contains(name); ++n) {
        name = fmt::format("{}{}_{}", kClips, n, base.substr(6));
      }
      packing.files[name] = file;
    }
    item.source = name;
  }
  return packing;
}

Json entry(const std::string& name, const fs::path& file) {
  return {{"name", name},
          {"bytes", fs::file_size(file)},
          {"sha256", vision::sha256_of_file(file.string())}};
}

}  // namespace

void pack_lesson(const fs::path& lesson, const fs::path& out) {
  const Packing packing = name_clips(lesson);
  const fs::path parent = out.has_parent_path() ? out.parent_path() : fs::path(".");
  const TemporaryFolder work(parent);
  const fs::path text = work.path() / kLesson;
  std::ofstream(text, std::ios::binary) << practice::to_json(packing.lesson);
  Json files = Json::array({entry(kLesson, text)});
  for (const auto& [name, file] : packing.files) files.push_back(entry(name, file));
  const fs::path pack = work.path() / "pack";
  ArchiveWriter writer(pack);
  writer.add(kManifest, Json{{"attune_lesson_pack", 1}, {"files", std::move(files)}}.dump(1));
  writer.add_file(kLesson, text);
  for (const auto& [name, file] : packing.files) writer.add_file(name, file);
  writer.close();
  std::error_code error;
  fs::rename(pack, out, error);
  if (error) {
    throw core::Error(
        core::ErrorKind::file,
        fmt::format("cannot write {}: {}; choose another place", out.string(), error.message()));
  }
}

fs::path unpack_lesson(const fs::path& pack, const fs::path& folder, const PackLimits& limits) {
  const TemporaryFolder work(folder);
  const practice::Lesson lesson = Unpacker(pack, work.path(), limits).run();
  const fs::path target = folder / safe_name(lesson.id);
  std::error_code error;
  fs::remove_all(target, error);
  fs::rename(work.path(), target, error);
  if (error) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("cannot write {}: {}; check its permissions", target.string(),
                                  error.message()));
  }
  return target / kLesson;
}

}  // namespace attune::app
