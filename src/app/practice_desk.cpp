#include "app/practice_desk.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "app/settings.hpp"
#include "app/system_clock.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace fs = std::filesystem;

std::vector<LoadedLesson> load_lessons(const PracticeOptions& options, std::string& trouble) {
  const fs::path own = fs::path(options.assets_root) / "lessons";
  if (options.lesson == "demo") return {load_lesson(own / "first_lesson.json")};
  if (!options.lesson.empty()) return {load_lesson(options.lesson)};
  std::vector<fs::path> files = find_lessons(own);
  if (!options.data_dir.empty()) {
    const std::vector<fs::path> more = find_lessons(fs::path(options.data_dir) / "lessons");
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

PracticeDesk::PracticeDesk(const PracticeOptions& options, core::Clock& clock)
    : data_dir_(options.data_dir), clock_(clock) {
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
  open_ = [capture = options.capture, &clock](const std::string& source) {
    return capture::open_source(source, capture, clock);
  };
  loader_ = std::make_unique<MomentLoader>(open_, [vision = options.analyzer.vision, &clock] {
    return vision::make_face_reader(vision, clock);
  });
  analyst_ = std::make_unique<MomentAnalyst>(open_, [analyzer = options.analyzer, &clock] {
    return std::make_unique<pipeline::Analyzer>(analyzer, clock);
  });
  session_ = std::make_unique<PracticeSession>(std::move(lessons), *loader_,
                                               log_ ? &*log_ : nullptr, clock, unix_time_s);
  if (options.mark) {
    session_->open_round(std::make_unique<MarkRound>(*options.mark, open_, clock));
  }
  session_->set_analyst(*analyst_);
  if (!notice.empty()) session_->set_notice(std::move(notice));
}

void PracticeDesk::offer_marking(const std::string& source) {
  if (source == marked_) return;
  marked_ = source;
  session_->offer_marking(std::nullopt);
  std::error_code ignored;
  if (data_dir_.empty() || !fs::exists(source, ignored)) return;
  MarkOptions mark;
  try {
    mark.clips = find_clips(source);
  } catch (const core::Error&) {
    return;  // a camera, say: nothing that has moments to come back to
  }
  const fs::path clip = fs::absolute(source).lexically_normal();
  const fs::path named = clip.has_filename() ? clip : clip.parent_path();
  const fs::path folder = fs::path(data_dir_) / "lessons";
  mark.lesson = folder / (named.stem().string() + ".json");
  session_->offer_marking(MarkingOffer{named.filename().string(), [this, mark, folder] {
                                         make_data_dir(folder);
                                         return std::make_unique<MarkRound>(mark, open_, clock_);
                                       }});
}

}  // namespace attune::app
