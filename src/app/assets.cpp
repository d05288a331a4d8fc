#include "app/assets.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "core/error.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;

constexpr int kFoldersAbove = 4;  // build/PRESET/bin/attune lies four below the source tree

bool is_assets(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "states.json", error);
}

}  // namespace

Assets find_assets(const std::optional<std::string>& chosen) {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  std::optional<std::string> wanted = chosen;
  const char* named = std::getenv("ATTUNE_ASSETS");
  if (!wanted && named != nullptr && *named != '\0') wanted = named;
  return find_assets(wanted, program.string(), ATTUNE_SOURCE_DIR);
}

Assets find_assets(const std::optional<std::string>& chosen, const std::string& program_path,
                   const std::string& built_from) {
  if (chosen) {
    if (is_assets(*chosen)) return {*chosen};
    throw core::Error(core::ErrorKind::usage,
                      fmt::format("{} is no assets folder: it holds no states.json; give the "
                                  "folder `assets` of Attune with --assets, or leave it out",
                                  *chosen));
  }
  fs::path folder = fs::path(program_path).parent_path();
  const fs::path installed = folder.parent_path() / "share/attune/assets";
  if (is_assets(installed)) return {installed.string()};
  for (int i = 0; i < kFoldersAbove; ++i) {
    if (is_assets(folder / "assets")) return {(folder / "assets").string()};
    folder = folder.parent_path();
  }
  if (is_assets(fs::path(built_from) / "assets")) return {built_from + "/assets"};
  throw core::Error(core::ErrorKind::file,
                    fmt::format("cannot find Attune's assets folder near {} or in {}; say where it "
                                "is with --assets DIR",
                                program_path, built_from));
}

}  // namespace attune::app
