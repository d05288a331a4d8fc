#pragma once

#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "ui/canvas.hpp"
#include "ui/fonts.hpp"
#include "ui/layout.hpp"

// ImGui without a window: panels are drawn into lists that nobody shows.
namespace attune::ui::testing {

class Headless {
 public:
  Headless(cv::Size2f screen, float text_scale, ThemeId theme = ThemeId::calm)
      : screen_(screen), palette_(palette(theme)), em_(kBodyText_px * text_scale) {
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {screen.width, screen.height};
    io.DeltaTime = 1.0F / 60;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
    fonts_ = build_fonts(
        find_fonts([](const std::filesystem::path& path) { return std::filesystem::exists(path); }),
        em_);
    apply_style(palette_, em_);
  }
  ~Headless() { ImGui::DestroyContext(context_); }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  cv::Size2f screen() const { return screen_; }
  float em() const { return em_; }
  const DrawRecords& records() const { return records_; }

  // Draws one frame; `draw` gets the canvas and may return something.
  template <typename Draw>
  auto frame(Draw draw) {
    ImGui::NewFrame();
    records_ = {};
    const Canvas canvas(palette_, fonts_, em_, &records_);
    auto result = draw(canvas);
    ImGui::Render();
    return result;
  }

  // The same in a window of its own, for panels that expect one.
  template <typename Draw>
  auto in_window(Draw draw) {
    return frame([&](const Canvas& canvas) {
      ImGui::SetNextWindowPos({0, 0});
      ImGui::SetNextWindowSize({screen_.width, screen_.height});
      ImGui::Begin("test", nullptr, ImGuiWindowFlags_NoDecoration);
      auto result = draw(canvas);
      ImGui::End();
      return result;
    });
  }

  void move_mouse(float x, float y) { ImGui::GetIO().MousePos = {x, y}; }
  void hold_mouse(bool down) { ImGui::GetIO().MouseDown[0] = down; }
  void hold_key(ImGuiKey key, bool down) { ImGui::GetIO().KeysDown[key] = down; }

  // Draws with the mouse pressed and let go at a place; the result of the frame that reacts.
  template <typename Draw>
  auto click(float x, float y, Draw draw) {
    move_mouse(x, y);
    draw();
    hold_mouse(true);
    draw();
    hold_mouse(false);
    return draw();
  }

  // Draws with a key pressed and let go; the result of the frame in which it was pressed.
  template <typename Draw>
  auto press(ImGuiKey key, Draw draw) {
    hold_key(key, true);
    auto result = draw();
    hold_key(key, false);
    draw();
    return result;
  }

  // Where a text was drawn last; fails when it was not.
  cv::Rect2f find_text(const std::string& text) const {
    for (const TextRecord& record : records_.texts) {
      if (record.text == text) return record.rect;
    }
    ADD_FAILURE() << "not on the screen: " << text;
    return {};
  }
  bool shows(const std::string& part) const {
    return std::any_of(records_.texts.begin(), records_.texts.end(), [&](const TextRecord& record) {
      return record.text.find(part) != std::string::npos;
    });
  }

 private:
  cv::Size2f screen_;
  const Palette& palette_;
  float em_;
  ImGuiContext* context_ = nullptr;
  Fonts fonts_;
  DrawRecords records_;
};

inline std::string described(const TextRecord& record) {
  return '"' + record.text + "\" at " + std::to_string(record.rect.x) + "," +
         std::to_string(record.rect.y) + " size " + std::to_string(record.rect.width) + "x" +
         std::to_string(record.rect.height) + " in room " + std::to_string(record.room.width) +
         "x" + std::to_string(record.room.height);
}

// No text is cut, sticks out of its room or the screen, or lies on another. `scrolled`: the content
// may be longer than the screen.
inline void expect_texts_fit(const DrawRecords& records, cv::Size2f screen, bool scrolled = false) {
  constexpr float kSlack = 1.5F;  // snapping to pixels
  const auto& texts = records.texts;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const cv::Rect2f& a = texts[i].rect;
    EXPECT_FALSE(texts[i].text.ends_with("...") && !texts[i].text.ends_with(" ..."))
        << "cut: " << described(texts[i]);
    EXPECT_LE(a.width, texts[i].room.width + kSlack) << described(texts[i]);
    EXPECT_GE(a.x, -kSlack) << described(texts[i]);
    EXPECT_LE(a.x + a.width, screen.width + kSlack) << described(texts[i]);
    if (scrolled) continue;
    EXPECT_LE(a.height, texts[i].room.height + kSlack) << described(texts[i]);
    EXPECT_GE(a.y, -kSlack) << described(texts[i]);
    EXPECT_LE(a.y + a.height, screen.height + kSlack) << described(texts[i]);
    for (std::size_t k = i + 1; k < texts.size(); ++k) {
      const cv::Rect2f common = a & texts[k].rect;
      EXPECT_FALSE(common.width > kSlack && common.height > 0.2F * a.height)
          << described(texts[i]) << " and " << described(texts[k]);
    }
  }
}

inline void expect_ids_unique(const DrawRecords& records) {
  const std::set<ImGuiID> unique(records.ids.begin(), records.ids.end());
  EXPECT_EQ(unique.size(), records.ids.size());
}

}  // namespace attune::ui::testing
