#include "ui/column_scope.hpp"

#include <algorithm>

#include "ui/popup.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr float kHeading_em = 1.3F;
constexpr float kGap_em = 0.75F;

}  // namespace

ColumnScope::ColumnScope(const Canvas& canvas, std::string_view title, const cv::Rect2f& rect)
    : canvas_(canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const float padding = 0.9F * em;
  const float side = 2.0F * em;
  canvas.card(rect);
  const float title_y = rect.y + 0.4F * em;
  canvas.line({rect.x + padding, title_y, rect.width - 2 * padding - side, side}, title,
              colors.text, TextStyle::title);
  const cv::Rect2f close{rect.x + rect.width - side - 0.5F * em, title_y, side, side};
  wants_close_ = close_button(canvas, "close column", close);

  const float top = title_y + side + 0.3F * em;
  // Four pixels around, so that focus rings at the edge are not cut.
  ImGui::SetCursorScreenPos({rect.x + padding - 4, top});
  ImGui::BeginChild("column",
                    {rect.width - 2 * padding + 0.5F * em + 8,
                     std::max(1.0F, rect.y + rect.height - 0.4F * em - top)},
                    false, ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoBackground);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  start_ = {start.x + 4, start.y + 4};
  width_ = rect.width - 2 * padding - ImGui::GetStyle().ScrollbarSize;
}

float ColumnScope::text(float y, std::string_view id, std::string_view heading,
                        std::string_view text) const {
  const Palette& colors = canvas_.palette();
  const float em = canvas_.em();
  const float above = heading.empty() ? 0.0F : kHeading_em * em;
  const float height = canvas_.paragraph_height(text, width_);
  row_area(canvas_, id, {left(), y, width_, above + height}, true);
  if (above > 0) {
    canvas_.line({left(), y, width_, above}, heading, colors.muted, TextStyle::small);
  }
  canvas_.paragraph({left(), y + above, width_, height}, text, colors.text);
  return y + above + height + kGap_em * em;
}

void ColumnScope::end(float bottom) {
  ImGui::SetCursorScreenPos(vec(start_));
  ImGui::Dummy({1, std::max(1.0F, bottom - start_.y + 4)});
}

ColumnScope::~ColumnScope() {
  scroll_with_page_keys();
  ImGui::EndChild();
}

}  // namespace attune::ui
