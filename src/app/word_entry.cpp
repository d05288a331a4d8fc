#include "app/word_entry.hpp"

namespace attune::app {
namespace {

constexpr std::size_t kLongest = 40;  // bytes; no word for a feeling is longer

void append_utf8(std::string& text, char32_t c) {
  const auto more = [&](int shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    more(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    more(6);
    more(0);
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    more(12);
    more(6);
    more(0);
  }
}

}  // namespace

bool WordEntry::press(const ui::KeyPress& press) {
  if (press.key == ui::Key::backspace) {
    while (!text_.empty() && (static_cast<unsigned char>(text_.back()) & 0xC0) == 0x80) {
      text_.pop_back();
    }
    if (!text_.empty()) text_.pop_back();
    return true;
  }
  const char32_t c = press.character;
  const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= 0xC0 ||
                      c == U' ' || c == U'-' || c == U'\'';
  if (press.key != ui::Key::none || !letter) return false;
  if (text_.size() + 4 <= kLongest) append_utf8(text_, c);
  return true;
}

}  // namespace attune::app
