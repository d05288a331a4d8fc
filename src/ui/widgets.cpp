#include "ui/widgets.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace attune::ui {
namespace {

struct Press {
  bool pressed = false;
  bool over = false;
  bool focused = false;
};

Press press_area(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect) {
  ImGui::SetCursorScreenPos(vec(rect.tl()));
  Press press;
  press.pressed = ImGui::InvisibleButton(std::string(id).c_str(),
                                         {std::max(1.0F, rect.width), std::max(1.0F, rect.height)});
  canvas.record_item(id);
  press.over = ImGui::IsItemHovered();
  press.focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
  return press;
}

void focus_ring(const Canvas& canvas, const cv::Rect2f& rect, float radius) {
  const float out = 2.0F;
  canvas.stroke({rect.x - out, rect.y - out, rect.width + 2 * out, rect.height + 2 * out},
                canvas.palette().accent, radius + out, 2.0F);
}

void tick(cv::Point2f at, float size, const Color& color) {
  const ImVec2 points[] = {{at.x + size * 0.22F, at.y + size * 0.52F},
                           {at.x + size * 0.43F, at.y + size * 0.72F},
                           {at.x + size * 0.79F, at.y + size * 0.30F}};
  ImGui::GetWindowDrawList()->AddPolyline(points, 3, packed(color), 0,
                                          std::max(2.0F, size * 0.13F));
}

}  // namespace

bool button(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect,
            std::string_view text, Look look, bool left_aligned) {
  const Palette& colors = canvas.palette();
  const Press press = press_area(canvas, id, rect);
  const float radius = 0.4F * canvas.em();
  Color front = colors.text;
  if (look == Look::chosen) {
    canvas.fill(rect, colors.accent, radius);
    front = colors.on_accent;
  } else if (look == Look::raised || press.over) {
    canvas.fill(rect, press.over ? colors.raised_over : colors.raised, radius);
  }
  if (colors.border_px > 1 && look != Look::plain) {
    canvas.stroke(rect, colors.line, radius, colors.border_px);
  }
  if (press.focused) focus_ring(canvas, rect, radius);
  const cv::Rect2f room = inset(rect, 0.6F * canvas.em(), 0);
  if (left_aligned) {
    canvas.line(room, text, front);
  } else {
    canvas.line_centered(room, text, front,
                         look == Look::chosen ? TextStyle::strong : TextStyle::body);
  }
  return press.pressed;
}

bool close_button(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect) {
  const bool pressed = button(canvas, id, rect, "", Look::plain);
  const cv::Point2f center = (rect.tl() + rect.br()) * 0.5F;
  const float r = 0.34F * canvas.em();
  const ImU32 color = packed(canvas.palette().text);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine({center.x - r, center.y - r}, {center.x + r, center.y + r}, color, 1.8F);
  list->AddLine({center.x - r, center.y + r}, {center.x + r, center.y - r}, color, 1.8F);
  return pressed;
}

bool tick_box(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect,
              std::string_view text, bool ticked, bool enabled) {
  const Palette& colors = canvas.palette();
  const Press press = press_area(canvas, id, rect);
  const float size = std::round(1.25F * canvas.em());
  const float radius = 0.25F * canvas.em();
  const cv::Rect2f box{std::round(rect.x + 0.15F * canvas.em()),
                       std::round(rect.y + (rect.height - size) / 2), size, size};
  if (press.over && enabled) canvas.fill(rect, colors.raised_over, 0.4F * canvas.em());
  canvas.fill(box, ticked ? colors.accent : colors.window, radius);
  canvas.stroke(box, ticked ? colors.accent : colors.muted, radius, 1.5F);
  if (ticked) tick(box.tl(), size, colors.on_accent);
  if (press.focused) focus_ring(canvas, rect, 0.4F * canvas.em());
  const float x = box.x + size + 0.6F * canvas.em();
  canvas.line({x, rect.y, rect.x + rect.width - x - 0.3F * canvas.em(), rect.height}, text,
              enabled ? colors.text : colors.muted);
  return press.pressed && enabled;
}

bool choice_card(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect,
                 std::string_view label, std::string_view detail, bool chosen) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const Press press = press_area(canvas, id, rect);
  const float radius = 0.5F * em;
  canvas.fill(rect, press.over ? colors.raised_over : colors.raised, radius);
  canvas.stroke(rect, chosen ? colors.accent : colors.line, radius,
                chosen ? 2.0F : colors.border_px);
  if (press.focused) focus_ring(canvas, rect, radius);
  const cv::Point2f center{rect.x + 1.4F * em, rect.y + rect.height / 2};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircle(vec(center), 0.5F * em, packed(chosen ? colors.accent : colors.muted), 0, 1.8F);
  if (chosen) list->AddCircleFilled(vec(center), 0.27F * em, packed(colors.accent));
  const cv::Rect2f text{rect.x + 2.5F * em, rect.y, rect.width - 3.1F * em, rect.height};
  if (detail.empty()) {
    canvas.line(text, label, colors.text, TextStyle::strong);
    return press.pressed;
  }
  const float line = 1.4F * em;
  const float top = rect.y + (rect.height - 2 * line) / 2;
  canvas.line({text.x, top, text.width, line}, label, colors.text, TextStyle::strong);
  canvas.line({text.x, top + line, text.width, line}, detail, colors.muted);
  return press.pressed;
}

bool row_area(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect, bool quiet) {
  const Press press = press_area(canvas, id, rect);
  const float radius = 0.4F * canvas.em();
  if (press.over && !quiet) canvas.fill(rect, canvas.palette().raised, radius);
  if (press.focused) focus_ring(canvas, rect, radius);
  return press.pressed && !quiet;
}

void segment_bar(const Canvas& canvas, const cv::Rect2f& rect, double value) {
  constexpr int kSegments = 5;
  const float gap = std::max(1.0F, std::round(0.14F * canvas.em()));
  const float width = (rect.width - gap * (kSegments - 1)) / kSegments;
  const double filled = std::clamp(value, 0.0, 1.0) * kSegments;
  for (int i = 0; i < kSegments; ++i) {
    const cv::Rect2f segment{rect.x + static_cast<float>(i) * (width + gap), rect.y, width,
                             rect.height};
    const float radius = std::min(2.0F, rect.height / 3);
    canvas.fill(segment, canvas.palette().track, radius);
    const float part = static_cast<float>(std::clamp(filled - i, 0.0, 1.0));
    // A sliver narrower than this is dirt, not information.
    if (part > 0.15F) {
      canvas.fill({segment.x, segment.y, width * part, segment.height}, canvas.palette().accent,
                  radius);
    }
  }
}

void certainty_dots(const Canvas& canvas, const cv::Rect2f& rect, Certainty certainty) {
  constexpr int kDots = 3;
  const float radius = 0.2F * canvas.em();
  const float step = 2.9F * radius;
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (int i = 0; i < kDots; ++i) {
    const ImVec2 at{rect.x + radius + 1 + static_cast<float>(i) * step, rect.y + rect.height / 2};
    if (i < static_cast<int>(certainty)) {
      list->AddCircleFilled(at, radius, packed(canvas.palette().text));
    } else {
      list->AddCircle(at, radius - 0.5F, packed(canvas.palette().muted), 0, 1.2F);
    }
  }
}

void explain_under_mouse(const Canvas& canvas, std::string_view text) {
  const float em = canvas.em();
  const float width = std::min(canvas.measure(text).width, 22.0F * em);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.7F * em, 0.5F * em});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.4F * em);
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width + 1);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

}  // namespace attune::ui
