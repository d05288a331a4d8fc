#include "app/lesson_files.hpp"

#include <algorithm>
#include <system_error>

#include "app/options.hpp"
#include "practice/lesson_csv.hpp"
#include "ui/choices.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;

std::function<std::string(const std::string&)> resolver(const fs::path& folder) {
  return [folder](const std::string& source) {
    if (is_built_in(source) || source.find("://") != std::string::npos ||
        fs::path(source).is_absolute()) {
      return source;
    }
    return (folder / source).string();
  };
}

}  // namespace

bool is_built_in(const std::string& source) { return !ui::needs_consent(source); }

LoadedLesson load_lesson(const fs::path& file) {
  const std::string text = read_text(file.string());
  LoadedLesson loaded;
  if (file.extension() == ".csv") {
    loaded.lesson.id = file.stem().string();
    loaded.lesson.name = file.stem().string();
    loaded.lesson.items = practice::parse_marks(text, file.string());
  } else {
    loaded.lesson = practice::parse_lesson(text, file.string());
  }
  loaded.resolve = resolver(file.parent_path());
  return loaded;
}

std::vector<fs::path> find_lessons(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const fs::path extension = entry.path().extension();
    if (extension == ".json" || extension == ".csv") files.push_back(entry.path());
    const bool hidden = entry.path().filename().string().starts_with(".");
    std::error_code ignored;
    const fs::path inside = entry.path() / "lesson.json";
    if (!hidden && fs::is_regular_file(inside, ignored)) files.push_back(inside);
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace attune::app
