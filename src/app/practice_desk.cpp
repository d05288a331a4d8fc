#include "app/practice_desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/options.hpp"
#include "app/system_clock.hpp"
#include "core/error.hpp"
#include "practice/lesson.hpp"
#include "practice/lesson_csv.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;

// Clips lie beside the lesson that speaks of them; built-in sources are known everywhere.
std::function<std::string(const std::string&)> resolver(const fs::path& folder) {
  return [folder](const std::string& source) {
    if (source == "demo" || source == "synthetic" || source.find("://") != std::string::npos ||
        fs::path(source).is_absolute()) {
      return source;
    }
    return (folder / source).string();
  };
}

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

std::vector<fs::path> lesson_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const fs::path extension = entry.path().extension();
    if (extension == ".json" || extension == ".csv") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<LoadedLesson> load_lessons(const PracticeOptions& options, std::string& trouble) {
  const fs::path own = fs::path(options.assets_root) / "lessons";
  if (options.lesson == "demo") return {load_lesson(own / "first_lesson.json")};
  if (!options.lesson.empty()) return {load_lesson(options.lesson)};
  std::vector<fs::path> files = lesson_files(own);
  if (!options.data_dir.empty()) {
    const std::vector<fs::path> more = lesson_files(fs::path(options.data_dir) / "lessons");
    files.insert(files.end(), more.begin(), more.end());
  }
  std::vector<LoadedLesson> lessons;
  for (const fs::path& file : files) {
    try {
      lessons.push_back(load_lesson(file));
    } catch (const core::Error& error) {
      trouble = error.what();
    }
  }
  if (lessons.empty()) {
    throw core::Error(core::ErrorKind::file,
                      trouble.empty() ? fmt::format("no lesson in {}; say where Attune's assets "
                                                    "are with --assets DIR",
                                                    own.string())
                                      : trouble);
  }
  return lessons;
}

PracticeDesk::PracticeDesk(const PracticeOptions& options, core::Clock& clock) {
  std::string notice;
  std::vector<LoadedLesson> lessons = load_lessons(options, notice);
  if (!options.data_dir.empty()) {
    try {
      store_.emplace(store::Store::open(options.data_dir));
      const std::string name = options.profile.value_or(std::string(store::kDefaultProfile));
      log_.emplace(*store_, store_->profile(name));
    } catch (const core::Error& error) {
      // A wrong name is the user's to mend; a disk may be mended later.
      if (error.kind() == core::ErrorKind::usage) throw;
      notice = fmt::format("Progress is not kept: {}", error.what());
    }
  }
  loader_ = std::make_unique<MomentLoader>(
      [capture = options.capture, &clock](const std::string& source) {
        return capture::open_source(source, capture, clock);
      },
      [vision = options.vision, &clock] { return vision::make_face_reader(vision, clock); });
  session_ = std::make_unique<PracticeSession>(std::move(lessons), *loader_,
                                               log_ ? &*log_ : nullptr, clock, unix_time_s);
  if (!notice.empty()) session_->set_notice(std::move(notice));
}

}  // namespace attune::app
