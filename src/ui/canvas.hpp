#pragma once

#include <imgui.h>

#include <opencv2/core/types.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ui/theme.hpp"

namespace attune::ui {

enum class TextStyle { body, strong, small, title };

struct Fonts {
  ImFont* body = nullptr;
  ImFont* strong = nullptr;
  ImFont* small = nullptr;
  ImFont* title = nullptr;
};

// What was drawn where; tests read it to see that no text is cut and none overlaps another.
struct TextRecord {
  std::string text;
  cv::Rect2f rect;  // of the letters
  cv::Rect2f room;  // that it had to stay in
};

struct DrawRecords {
  std::vector<TextRecord> texts;
  std::vector<ImGuiID> ids;  // of everything that can be pressed
};

// Looks shared by all panels, and the only way they put text on the screen. Lives for one frame;
// draws into the current ImGui window. Main thread only.
class Canvas {
 public:
  Canvas(const Palette& palette, const Fonts& fonts, float em_px, DrawRecords* records = nullptr)
      : palette_(palette), fonts_(fonts), em_(em_px), records_(records) {}

  const Palette& palette() const { return palette_; }
  float em() const { return em_; }
  ImFont* font(TextStyle style) const;

  cv::Size2f measure(std::string_view text, TextStyle style = TextStyle::body) const;
  // Height of a text broken into lines of `width`.
  float paragraph_height(std::string_view text, float width,
                         TextStyle style = TextStyle::body) const;

  // One line, its left edge at `room.x`, centred in the height of `room`; cut with "..." when it is
  // wider than the room. Gives the width drawn.
  float line(const cv::Rect2f& room, std::string_view text, const Color& color,
             TextStyle style = TextStyle::body) const;
  // The same centred or at the right edge.
  void line_centered(const cv::Rect2f& room, std::string_view text, const Color& color,
                     TextStyle style = TextStyle::body) const;
  void line_right(const cv::Rect2f& room, std::string_view text, const Color& color,
                  TextStyle style = TextStyle::body) const;
  // Broken into lines; gives the height used.
  float paragraph(const cv::Rect2f& room, std::string_view text, const Color& color,
                  TextStyle style = TextStyle::body) const;

  void fill(const cv::Rect2f& rect, const Color& color, float radius = 0.0F) const;
  void stroke(const cv::Rect2f& rect, const Color& color, float radius, float width) const;
  // How far something has come: a ring that fills clockwise from the top; `share` in [0,1].
  void ring(cv::Point2f center, float radius, float width, float share) const;
  // Notes that something can be pressed; `id` is its name within the current ImGui window.
  void record_item(std::string_view id) const;
  // A card: the ground that a panel stands on.
  void card(const cv::Rect2f& rect) const;

 private:
  void put(cv::Point2f at, const cv::Rect2f& room, std::string_view text, const Color& color,
           TextStyle style, float wrap_width) const;
  std::string fitted(std::string_view text, float width, TextStyle style) const;

  const Palette& palette_;
  Fonts fonts_;
  float em_;
  DrawRecords* records_;
};

ImU32 packed(const Color& color);
inline ImVec2 vec(cv::Point2f point) { return {point.x, point.y}; }
inline cv::Rect2f inset(const cv::Rect2f& rect, float x, float y) {
  return {rect.x + x, rect.y + y, rect.width - 2 * x, rect.height - 2 * y};
}

// Sets ImGui's own style (text fields, scroll bars) to the palette and size.
void apply_style(const Palette& palette, float em_px);

}  // namespace attune::ui
