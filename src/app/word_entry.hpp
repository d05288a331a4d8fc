#pragma once

#include <string>
#include <vector>

#include "practice/suggestions.hpp"
#include "ui/shortcuts.hpp"

namespace attune::app {

// An answer that is being typed. Digits choose among what is suggested, so they are no part of it.
class WordEntry {
 public:
  // Takes a letter, a space or a backspace; false for what is no part of a word.
  bool press(const ui::KeyPress& press);
  const std::string& text() const { return text_; }  // UTF-8
  std::vector<practice::Suggestion> suggestions() const { return practice::suggest_states(text_); }

 private:
  std::string text_;
};

}  // namespace attune::app
