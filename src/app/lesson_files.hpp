#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "practice/lesson.hpp"

namespace attune::app {

// A lesson and where its clips lie.
struct LoadedLesson {
  practice::Lesson lesson;
  // From an item's source to what the loader's opener takes.
  std::function<std::string(const std::string& source)> resolve;
};

// Comes with the program, so it is known everywhere.
bool is_built_in(const std::string& source);

// A lesson (.json) or marks (.csv). Clips lie beside it. Throws core::Error{file} or {usage}.
LoadedLesson load_lesson(const std::filesystem::path& file);

// The lessons in a folder and, one each, in the folders in it; sorted. None when it is not there.
std::vector<std::filesystem::path> find_lessons(const std::filesystem::path& folder);

}  // namespace attune::app
