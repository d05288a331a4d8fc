#include "ui/popup.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr float kPadding_em = 1.4F;
constexpr float kTitle_em = 2.4F;
constexpr float kMargin_em = 0.8F;  // to the screen's edge

}  // namespace

float widest_content(const Canvas& canvas, cv::Size2f screen) {
  return screen.width - 2 * (kPadding_em + kMargin_em) * canvas.em();
}

float tallest_content(const Canvas& canvas, cv::Size2f screen) {
  return screen.height - (2 * (kPadding_em + kMargin_em) + kTitle_em) * canvas.em();
}

void scroll_with_page_keys() {
  if (ImGui::GetScrollMaxY() <= 0) return;
  const float page = 0.8F * ImGui::GetWindowHeight();
  const ImGuiIO& io = ImGui::GetIO();
  const auto pressed = [&io](ImGuiKey key) {
    return io.KeyMap[key] >= 0 && ImGui::IsKeyPressed(io.KeyMap[key]);
  };
  if (pressed(ImGuiKey_PageDown)) ImGui::SetScrollY(ImGui::GetScrollY() + page);
  if (pressed(ImGuiKey_PageUp)) ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() - page));
}

PopupScope::PopupScope(const Canvas& canvas, std::string_view title, cv::Size2f screen,
                       cv::Size2f content, bool closable) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const float padding = kPadding_em * em;
  const float width = std::min(content.width, widest_content(canvas, screen)) + 2 * padding;
  const float wanted = content.height + 2 * padding + kTitle_em * em;
  const float height = std::min(wanted, screen.height - 2 * kMargin_em * em);
  const bool scrolls = wanted > height + 1;
  const cv::Rect2f rect{std::round((screen.width - width) / 2),
                        std::round((screen.height - height) / 2), width, height};
  // As large as the screen, so that it also dims what lies below.
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({screen.width, screen.height});
  const std::string id = std::string(title) + "##popup";
  ImGui::Begin(id.c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNavFocus);
  if (ImGui::IsWindowAppearing()) ImGui::SetWindowFocus();
  canvas.fill({0, 0, screen.width, screen.height}, with_alpha(colors.window, 0.72F));
  canvas.fill(rect, colors.panel, 0.7F * em);
  canvas.stroke(rect, colors.border_px > 1 ? colors.line : colors.track, 0.7F * em,
                colors.border_px);

  const float title_y = rect.y + padding * 0.8F;
  const float close = 2.0F * em;
  canvas.line({rect.x + padding, title_y, width - 2 * padding - (closable ? close : 0), close},
              title, colors.text, TextStyle::title);
  if (closable) {
    const cv::Rect2f at{rect.x + width - padding - close + 0.4F * em, title_y, close, close};
    wants_close_ = close_button(canvas, "close", at);
  }
  const float top = rect.y + padding + kTitle_em * em;
  ImGui::SetCursorScreenPos({rect.x + padding - 4, top - 4});
  // Four pixels around, so that focus rings at the edge are not cut.
  ImGui::BeginChild("content", {width - 2 * padding + 8, rect.y + height - padding - top + 8},
                    false,
                    ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoBackground |
                        (scrolls ? 0 : ImGuiWindowFlags_NoScrollbar));
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float bar = scrolls ? ImGui::GetStyle().ScrollbarSize + 0.3F * em : 0.0F;
  inner_ = {start.x + 4, start.y + 4, width - 2 * padding - bar, content.height};
  // Claims the content's full height, so that it can be scrolled.
  ImGui::Dummy({1, content.height + 8});
}

void PopupScope::scroll_with_arrows() const {
  const ImGuiIO& io = ImGui::GetIO();
  const float step = 2.0F * ImGui::GetFontSize();
  for (const auto& [key, by] : {std::pair{ImGuiKey_DownArrow, step}, {ImGuiKey_UpArrow, -step}}) {
    if (io.KeyMap[key] < 0 || !ImGui::IsKeyPressed(io.KeyMap[key])) continue;
    ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + by, 0.0F, ImGui::GetScrollMaxY()));
  }
}

PopupScope::~PopupScope() {
  scroll_with_page_keys();
  ImGui::EndChild();
  ImGui::End();
}

}  // namespace attune::ui
