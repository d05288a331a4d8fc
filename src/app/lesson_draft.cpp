#include "app/lesson_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "app/atomic_file.hpp"
#include "app/lesson_files.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;

// As short as it can be told from the lesson's own folder, so that both can be moved together.
std::string source_of(const fs::path& clip, const fs::path& lesson) {
  if (is_built_in(clip.string())) return clip.string();
  std::error_code error;
  const fs::path whole = fs::absolute(clip, error).lexically_normal();
  const fs::path folder = fs::absolute(lesson, error).lexically_normal().parent_path();
  const fs::path relative = whole.lexically_relative(folder);
  const bool inside = !relative.empty() && *relative.begin() != "..";
  return inside ? relative.string() : whole.string();
}

}  // namespace

LessonDraft::LessonDraft(fs::path file) : file_(std::move(file)) {
  if (file_.extension() != ".json") {
    throw core::Error(core::ErrorKind::usage,
                      fmt::format("{}: a lesson is marked into a .json file", file_.string()));
  }
  if (fs::exists(file_)) {
    lesson_ = load_lesson(file_).lesson;
    return;
  }
  lesson_.id = file_.stem().string();
  lesson_.name = file_.stem().string();
}

bool LessonDraft::add(practice::Item item, const fs::path& clip) {
  item.source = source_of(clip, file_);
  if (item.face.empty()) item.face = clip.stem().string();
  // Without the clip's folder: lessons are handed on, and that is nobody's business.
  const std::string id =
      fmt::format("{}@{:.2f}{}{}", clip.filename().string(), item.time_s, practice::name(item.kind),
                  item.kind == practice::Kind::cue ? practice::name(item.part) : "");
  item.id = id;
  for (int n = 2; const practice::Item* other = find(item.id); ++n) {
    if (other->source == item.source) return false;
    item.id = fmt::format("{}-{}", id, n);  // another clip of that name
  }
  ATTUNE_REQUIRE(practice::find_fault(item).empty());
  lesson_.items.push_back(std::move(item));
  ++added_;
  save();
  return true;
}

bool LessonDraft::undo() {
  if (added_ == 0) return false;
  lesson_.items.pop_back();
  --added_;
  save();
  return true;
}

const practice::Item* LessonDraft::find(const std::string& id) const {
  const auto found = std::find_if(lesson_.items.begin(), lesson_.items.end(),
                                  [&id](const auto& item) { return item.id == id; });
  return found == lesson_.items.end() ? nullptr : &*found;
}

void LessonDraft::save() const {
  if (!lesson_.items.empty()) {
    write_file(file_, practice::to_json(lesson_));
    return;
  }
  std::error_code ignored;  // a lesson without moments is none
  fs::remove(file_, ignored);
}

}  // namespace attune::app
