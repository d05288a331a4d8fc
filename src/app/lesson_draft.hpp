#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "practice/lesson.hpp"

namespace attune::app {

// A lesson that is being made: its file is whole after every mark, so that nothing is lost.
class LessonDraft {
 public:
  // Goes on with the lesson that stands there, if one does; throws core::Error when it is damaged.
  explicit LessonDraft(std::filesystem::path file);

  const practice::Lesson& lesson() const { return lesson_; }
  const std::filesystem::path& file() const { return file_; }

  // Adds a moment of `clip` and writes the file. Id, source and face are filled in. False when the
  // same is asked of the same moment already. Throws core::Error{file} when it cannot be written;
  // the moment is then kept here, and written with the next.
  bool add(practice::Item item, const std::filesystem::path& clip);
  // Takes back the last moment that was added here; false when there is none.
  bool undo();
  std::size_t added() const { return added_; }

 private:
  const practice::Item* find(const std::string& id) const;
  void save() const;

  std::filesystem::path file_;
  practice::Lesson lesson_;
  std::size_t added_ = 0;
};

}  // namespace attune::app
