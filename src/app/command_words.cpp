#include "app/command_words.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <numeric>
#include <vector>

#include "capture/source_spec.hpp"

namespace attune::app {
namespace {

constexpr std::array<const char*, 6> kCommands{"analyze", "bench",    "evaluate",
                                               "doctor",  "practice", "profile"};

}  // namespace

bool names_source(const std::string& word) {
  namespace fs = std::filesystem;
  const fs::path path(word);
  if (word.empty() || word == "-" || path.extension() == ".json") return false;
  std::error_code error;
  if (capture::parse_source_spec(word).kind != capture::SourceKind::path) return true;
  return fs::is_directory(path, error) || (path.has_extension() && fs::exists(path, error));
}

std::string nearest_command(const std::string& word) {
  if (word.size() < 3 || word.size() > 20) return {};
  for (const std::string command : kCommands) {
    // Edit distance (Levenshtein 1966), one row at a time.
    std::vector<std::size_t> row(command.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= command.size(); ++j) {
        const std::size_t replace = diagonal + (word[i - 1] == command[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, replace});
      }
    }
    if (row.back() <= 2) return command;
  }
  return {};
}

}  // namespace attune::app
