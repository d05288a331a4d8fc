#include "ui/timeline_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

void draw_row(const std::vector<TimelineSpan>& spans, const cv::Rect2f& strip,
              const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float bottom = strip.y + strip.height;
  canvas.fill({strip.x, bottom - 1, strip.width, 1}, with_alpha(colors.line, 0.5F));
  for (const TimelineSpan& span : spans) {
    const float x0 = strip.x + static_cast<float>(span.from) * strip.width;
    const float x1 = strip.x + static_cast<float>(span.to) * strip.width;
    const float height = std::max(2.0F, static_cast<float>(span.strength) * strip.height);
    canvas.fill({x0, bottom - height, std::max(1.0F, x1 - x0), height},
                span.active ? colors.accent : with_alpha(colors.muted, 0.55F));
  }
}

void draw_mark(const TimelineMark& mark, const cv::Rect2f& strip, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float x = strip.x + static_cast<float>(mark.at) * strip.width;
  const float y = strip.y + strip.height / 2;
  const float r = std::min(0.22F * canvas.em(), strip.height * 0.3F);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddQuadFilled({x, y - r - 1}, {x + r + 1, y}, {x, y + r + 1}, {x - r - 1, y},
                      packed(colors.halo));
  list->AddQuadFilled({x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}, packed(colors.text));
  if (ImGui::IsWindowHovered() &&
      ImGui::IsMouseHoveringRect({x - r - 2, strip.y}, {x + r + 2, strip.y + strip.height})) {
    explain_under_mouse(canvas, mark.text);
  }
}

// `strips`: all rows together. Marks that would lie on each other are drawn once.
void draw_marks(const std::vector<TimelineMark>& marks, const cv::Rect2f& strips, int rows,
                const Canvas& canvas) {
  const double nearest = 0.6 * canvas.em() / strips.width;
  const float row = strips.height / static_cast<float>(rows);
  std::array<double, kGroupCount> last;
  last.fill(-1.0);
  for (const TimelineMark& mark : marks) {
    const auto group = static_cast<std::size_t>(
        std::find(kGroups.begin(), kGroups.end(), mark.group) - kGroups.begin());
    if (group >= static_cast<std::size_t>(rows)) continue;
    if (last[group] >= 0 && mark.at - last[group] < nearest) continue;
    last[group] = mark.at;
    const float y = strips.y + static_cast<float>(group) * row;
    draw_mark(mark, {strips.x, y, strips.width, row}, canvas);
  }
}

// A line through all rows with a ring at its top.
void draw_note(const TimelineNote& note, const cv::Rect2f& strips, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float x = strips.x + static_cast<float>(note.at) * strips.width;
  const float r = std::min(0.24F * canvas.em(), strips.height * 0.06F);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine({x, strips.y + 2 * r}, {x, strips.y + strips.height}, packed(colors.text), 1.0F);
  list->AddCircle({x, strips.y + r}, r, packed(colors.text), 0, 1.5F);
  if (ImGui::IsWindowHovered() &&
      ImGui::IsMouseHoveringRect({x - 4, strips.y}, {x + 4, strips.y + strips.height})) {
    explain_under_mouse(canvas, note.text);
  }
}

// "60 s ago", "45 s", ..., "now": as many as find room.
void draw_axis(double span_s, const cv::Rect2f& room, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  constexpr int kTicks = 4;
  const std::string oldest = fmt::format("{:.0f} s ago", span_s);
  canvas.line(room, oldest, colors.muted, TextStyle::small);
  canvas.line_right(room, "now", colors.muted, TextStyle::small);
  for (int i = 1; i < kTicks; ++i) {
    const float share = static_cast<float>(i) / kTicks;
    const std::string text = fmt::format("{:.0f} s", span_s * (1.0 - share));
    const float width = canvas.measure(text, TextStyle::small).width;
    const float x = room.x + share * room.width - width / 2;
    const float space = room.width / kTicks - width;
    if (space < 3.0F * canvas.em()) break;
    canvas.line({x, room.y, width + 1, room.height}, text, colors.muted, TextStyle::small);
  }
}

}  // namespace

Actions draw_timeline(const TimelineModel& model, const cv::Rect2f& rect, WatchLayout::Mode mode,
                      const Canvas& canvas) {
  const float em = canvas.em();
  const bool compact = mode == WatchLayout::Mode::compact;
  canvas.card(rect);
  const float padding = (compact ? 0.35F : 0.7F) * em;
  const float axis = compact ? 0.0F : 1.3F * em;
  float label_width = 0.0F;
  for (const core::CueGroup group : kGroups) {
    label_width = std::max(label_width, canvas.measure(label(group), TextStyle::small).width);
  }
  const float left = rect.x + 0.9F * em;
  const float strip_left = left + label_width + 0.8F * em;
  const float strip_width = rect.x + rect.width - 0.9F * em - strip_left;
  const int rows = row_count(mode);
  const float row = (rect.height - 2 * padding - axis) / static_cast<float>(rows);
  if (row <= 2 || strip_width <= 0) return {};
  for (int g = 0; g < rows; ++g) {
    const float y = rect.y + padding + static_cast<float>(g) * row;
    canvas.line({left, y, label_width + 1, row}, label(kGroups[g]), canvas.palette().text,
                TextStyle::small);
    const float top = std::round(y + row * 0.16F);
    draw_row(model.rows[g], {strip_left, top, strip_width, std::round(row * 0.72F)}, canvas);
  }
  const cv::Rect2f strips{strip_left, rect.y + padding, strip_width,
                          row * static_cast<float>(rows)};
  draw_marks(model.marks, strips, rows, canvas);
  for (const TimelineNote& note : model.notes) draw_note(note, strips, canvas);
  if (!compact) {
    draw_axis(model.span_s,
              {strip_left, rect.y + rect.height - padding * 0.6F - axis, strip_width, axis},
              canvas);
  }
  return {};
}

}  // namespace attune::ui
