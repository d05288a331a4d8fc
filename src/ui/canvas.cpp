#include "ui/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace attune::ui {
namespace {

ImVec4 vec4(const Color& color) { return {color.r, color.g, color.b, color.a}; }

cv::Point2f snapped(cv::Point2f point) { return {std::round(point.x), std::round(point.y)}; }

}  // namespace

ImU32 packed(const Color& color) { return ImGui::ColorConvertFloat4ToU32(vec4(color)); }

ImFont* Canvas::font(TextStyle style) const {
  switch (style) {
    case TextStyle::body:
      return fonts_.body;
    case TextStyle::strong:
      return fonts_.strong;
    case TextStyle::small:
      return fonts_.small;
    case TextStyle::title:
      return fonts_.title;
  }
  return fonts_.body;
}

cv::Size2f Canvas::measure(std::string_view text, TextStyle style) const {
  const ImFont* f = font(style);
  const ImVec2 size =
      f->CalcTextSizeA(f->FontSize, FLT_MAX, 0.0F, text.data(), text.data() + text.size());
  return {size.x, size.y};
}

float Canvas::paragraph_height(std::string_view text, float width, TextStyle style) const {
  const ImFont* f = font(style);
  return f
      ->CalcTextSizeA(f->FontSize, FLT_MAX, std::max(1.0F, width), text.data(),
                      text.data() + text.size())
      .y;
}

std::string Canvas::fitted(std::string_view text, float width, TextStyle style) const {
  std::string result(text);
  if (measure(result, style).width <= width) return result;
  while (!result.empty()) {
    do {
      result.pop_back();
    } while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0xC0) == 0x80);
    if (!result.empty() && static_cast<unsigned char>(result.back()) >= 0xC0) result.pop_back();
    if (measure(result + "...", style).width <= width) break;
  }
  return result + "...";
}

void Canvas::put(cv::Point2f at, const cv::Rect2f& room, std::string_view text, const Color& color,
                 TextStyle style, float wrap_width) const {
  const ImFont* f = font(style);
  at = snapped(at);
  const char* end = text.data() + text.size();
  ImGui::GetWindowDrawList()->AddText(f, f->FontSize, vec(at), packed(color), text.data(), end,
                                      wrap_width);
  if (records_ == nullptr || text.empty()) return;
  const ImVec2 size = f->CalcTextSizeA(f->FontSize, FLT_MAX, wrap_width, text.data(), end);
  records_->texts.push_back({std::string(text), {at.x, at.y, size.x, size.y}, room});
}

float Canvas::line(const cv::Rect2f& room, std::string_view text, const Color& color,
                   TextStyle style) const {
  const std::string shown = fitted(text, room.width, style);
  const cv::Size2f size = measure(shown, style);
  put({room.x, room.y + (room.height - size.height) / 2}, room, shown, color, style, 0.0F);
  return size.width;
}

void Canvas::line_centered(const cv::Rect2f& room, std::string_view text, const Color& color,
                           TextStyle style) const {
  const std::string shown = fitted(text, room.width, style);
  const cv::Size2f size = measure(shown, style);
  put({room.x + (room.width - size.width) / 2, room.y + (room.height - size.height) / 2}, room,
      shown, color, style, 0.0F);
}

void Canvas::line_right(const cv::Rect2f& room, std::string_view text, const Color& color,
                        TextStyle style) const {
  const std::string shown = fitted(text, room.width, style);
  const cv::Size2f size = measure(shown, style);
  put({room.x + room.width - size.width, room.y + (room.height - size.height) / 2}, room, shown,
      color, style, 0.0F);
}

float Canvas::paragraph(const cv::Rect2f& room, std::string_view text, const Color& color,
                        TextStyle style) const {
  put(room.tl(), room, text, color, style, std::max(1.0F, room.width));
  return paragraph_height(text, room.width, style);
}

void Canvas::fill(const cv::Rect2f& rect, const Color& color, float radius) const {
  ImGui::GetWindowDrawList()->AddRectFilled(vec(rect.tl()), vec(rect.br()), packed(color), radius);
}

void Canvas::stroke(const cv::Rect2f& rect, const Color& color, float radius, float width) const {
  ImGui::GetWindowDrawList()->AddRect(vec(rect.tl()), vec(rect.br()), packed(color), radius, 0,
                                      width);
}

void Canvas::ring(cv::Point2f center, float radius, float width, float share) const {
  constexpr float kTop = -std::numbers::pi_v<float> / 2;
  constexpr float kTurn = 2 * std::numbers::pi_v<float>;
  const float middle = radius - width / 2;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircle(vec(center), middle, packed(palette_.track), 0, width);
  if (!(share > 0)) return;
  list->PathArcTo(vec(center), middle, kTop, kTop + kTurn * std::min(share, 1.0F));
  list->PathStroke(packed(palette_.accent), 0, width);
}

void Canvas::record_item(std::string_view id) const {
  if (records_ != nullptr) records_->ids.push_back(ImGui::GetID(id.data(), id.data() + id.size()));
}

void Canvas::card(const cv::Rect2f& rect) const {
  const float radius = 0.5F * em_;
  fill(rect, palette_.panel, radius);
  stroke(rect, palette_.line, radius, palette_.border_px);
}

void apply_style(const Palette& palette, float em_px) {
  ImGuiStyle style;
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0.6F * em_px;
  style.ChildBorderSize = 0;
  style.FramePadding = {0.6F * em_px, 0.45F * em_px};
  style.FrameRounding = 0.35F * em_px;
  style.FrameBorderSize = palette.border_px;
  style.ItemSpacing = {0.5F * em_px, 0.5F * em_px};
  style.ScrollbarSize = 0.6F * em_px;
  style.ScrollbarRounding = 0.3F * em_px;
  style.AntiAliasedLinesUseTex = false;
  const auto set = [&style](ImGuiCol what, const Color& color) {
    style.Colors[what] = vec4(color);
  };
  set(ImGuiCol_Text, palette.text);
  set(ImGuiCol_TextDisabled, palette.muted);
  set(ImGuiCol_WindowBg, palette.window);
  set(ImGuiCol_ChildBg, {0, 0, 0, 0});
  set(ImGuiCol_PopupBg, palette.raised);
  set(ImGuiCol_Border, palette.line);
  set(ImGuiCol_FrameBg, palette.raised);
  set(ImGuiCol_FrameBgHovered, palette.raised_over);
  set(ImGuiCol_FrameBgActive, palette.raised_over);
  set(ImGuiCol_ScrollbarBg, {0, 0, 0, 0});
  set(ImGuiCol_ScrollbarGrab, palette.track);
  set(ImGuiCol_ScrollbarGrabHovered, palette.muted);
  set(ImGuiCol_ScrollbarGrabActive, palette.accent);
  set(ImGuiCol_TextSelectedBg, with_alpha(palette.accent, 0.4F));
  set(ImGuiCol_NavHighlight, palette.accent);
  ImGui::GetStyle() = style;
}

}  // namespace attune::ui
