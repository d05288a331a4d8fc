#include "ui/progress_panel.hpp"

#include <algorithm>
#include <cmath>

#include "ui/popup.hpp"

namespace attune::ui {
namespace {

constexpr float kRow_em = 2.5F;
constexpr float kPlot_em = 9.0F;
constexpr float kWide_em = 58.0F;  // from this width on, label, plot and numbers stand in a line

void draw_series(const std::vector<ProgressPoint>& points, int weeks, const cv::Rect2f& room,
                 bool filled, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = std::max(2.5F, 0.2F * canvas.em());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const cv::Point2f at = plot_point(points[i], weeks, room);
    if (i > 0) {
      list->AddLine(vec(plot_point(points[i - 1], weeks, room)), vec(at),
                    packed(filled ? colors.accent : colors.muted), 1.6F);
    }
  }
  for (const ProgressPoint& point : points) {
    const cv::Point2f at = plot_point(point, weeks, room);
    // Known faces are filled, new ones hollow: told apart without colour.
    list->AddCircleFilled(vec(at), radius, packed(filled ? colors.accent : colors.panel));
    if (!filled) list->AddCircle(vec(at), radius, packed(colors.text), 0, 1.5F);
  }
}

void draw_plot(const ProgressRow& row, int weeks, const cv::Rect2f& rect, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  canvas.fill(rect, colors.window, 0.25F * canvas.em());
  const cv::Rect2f room = inset(rect, 0.5F * canvas.em(), 0.4F * canvas.em());
  canvas.fill({rect.x, room.y + room.height / 2, rect.width, 1}, colors.track);
  draw_series(row.known, weeks, room, true, canvas);
  draw_series(row.fresh, weeks, room, false, canvas);
}

class Page {
 public:
  Page(const cv::Rect2f& area, float width, const Canvas& canvas)
      : canvas_(canvas), x_(area.x), y_(area.y), width_(width) {}

  void paragraph(const std::string& text, const Color& color, TextStyle style, float gap_em) {
    const float height = canvas_.paragraph_height(text, width_, style);
    canvas_.paragraph({x_, y_, width_, height}, text, color, style);
    y_ += height + gap_em * canvas_.em();
  }

  void row(const ProgressRow& row, int weeks) {
    const float em = canvas_.em();
    const Palette& colors = canvas_.palette();
    const float plot = std::min(kPlot_em * em, 0.4F * width_);
    const float left = width_ - plot - 0.8F * em;
    const float height = kRow_em * em;
    draw_plot(row, weeks, {x_ + left + 0.8F * em, y_, plot, height - 0.3F * em}, canvas_);
    const float line = (height - 0.3F * em) / 2;
    canvas_.line({x_, y_, left, line}, row.label, colors.text, TextStyle::strong);
    const std::string numbers = row.detail.empty() ? row.total : row.total + ", " + row.detail;
    canvas_.line({x_, y_ + line, left, line}, numbers, colors.muted, TextStyle::small);
    y_ += height;
  }

  void key() {
    const float em = canvas_.em();
    const Palette& colors = canvas_.palette();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float radius = std::max(2.5F, 0.2F * em);
    float x = x_ + radius;
    const float middle = y_ + 0.7F * em;
    list->AddCircleFilled({x, middle}, radius, packed(colors.accent));
    x += radius + 0.4F * em;
    x += canvas_.line({x, y_, width_, 1.4F * em}, "known faces", colors.muted, TextStyle::small);
    x += 1.2F * em + radius;
    list->AddCircle({x, middle}, radius, packed(colors.text), 0, 1.5F);
    x += radius + 0.4F * em;
    x += canvas_.line({x, y_, x_ + width_ - x, 1.4F * em}, "new faces", colors.muted,
                      TextStyle::small);
    y_ += 1.9F * em;
  }

  void skip(float em) { y_ += em * canvas_.em(); }
  float bottom() const { return y_; }

 private:
  const Canvas& canvas_;
  float x_;
  float y_;
  float width_;
};

float draw_words(const PracticeModel& model, const cv::Rect2f& area, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  Page page(area, area.width, canvas);
  page.paragraph(model.title, colors.text, TextStyle::title, 0.4F);
  page.paragraph(model.progress->summary, colors.text, TextStyle::body, 0.7F);
  for (const std::string& remark : model.progress->remarks) {
    page.paragraph(remark, colors.text, TextStyle::body, 0.5F);
  }
  return page.bottom();
}

float draw_rows(const ProgressModel& progress, const cv::Rect2f& area, const Canvas& canvas) {
  Page page(area, area.width, canvas);
  if (progress.sections.empty()) return page.bottom();
  page.key();
  page.paragraph("Weeks from left to right; the line marks half of the answers right.",
                 canvas.palette().muted, TextStyle::small, 0.6F);
  for (const ProgressSection& section : progress.sections) {
    page.paragraph(section.title, canvas.palette().muted, TextStyle::body, 0.3F);
    for (const ProgressRow& row : section.rows) page.row(row, progress.weeks);
    page.skip(0.5F);
  }
  return page.bottom();
}

}  // namespace

void draw_progress(const PracticeModel& model, const cv::Rect2f& area, const Canvas& canvas) {
  const float em = canvas.em();
  ImGui::SetCursorScreenPos(vec(area.tl()));
  ImGui::BeginChild("progress", {area.width, area.height}, false,
                    ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoBackground);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = area.width - ImGui::GetStyle().ScrollbarSize - 0.4F * em;
  float bottom = 0;
  if (width >= kWide_em * em) {
    const float half = (width - 1.5F * em) / 2;
    bottom = draw_words(model, {start.x, start.y, half, area.height}, canvas);
    bottom = std::max(
        bottom, draw_rows(*model.progress, {start.x + half + 1.5F * em, start.y, half, area.height},
                          canvas));
  } else {
    bottom = draw_words(model, {start.x, start.y, width, area.height}, canvas) + 0.5F * em;
    bottom = draw_rows(*model.progress, {start.x, bottom, width, area.height}, canvas);
  }
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy({1, bottom - start.y});
  scroll_with_page_keys();
  ImGui::EndChild();
}

}  // namespace attune::ui
