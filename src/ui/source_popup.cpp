#include "ui/source_popup.hpp"

#include <algorithm>

#include "ui/popup.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr float kCard_em = 3.3F;
constexpr float kGap_em = 0.5F;
constexpr float kField_em = 2.2F;
constexpr std::string_view kFieldTitle = "A file, a folder of pictures, or an address (http, rtsp)";
constexpr std::string_view kAskAgain = "Ask again whom the camera watches";

}  // namespace

Actions draw_source_picker(const SourcePickerModel& model, SourceEntry& entry, cv::Size2f screen,
                           const Canvas& canvas) {
  Actions actions;
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const float width = std::min(32.0F * em, widest_content(canvas, screen));
  const float text_width = width - 1.2F * em;
  const float none = model.no_camera.empty()
                         ? 0.0F
                         : canvas.paragraph_height(model.no_camera, text_width) + 0.8F * em;
  const float cards = static_cast<float>(model.choices.size()) * (kCard_em + kGap_em) * em;
  const float field_title = canvas.paragraph_height(kFieldTitle, text_width);
  const float height = none + cards + 0.7F * em + field_title + 0.5F * em + kField_em * em +
                       1.0F * em + kField_em * em;
  const PopupScope popup(canvas, "Source", screen, {width, height});
  const cv::Rect2f& inner = popup.inner();
  float y = inner.y;
  if (!model.no_camera.empty()) {
    canvas.paragraph({inner.x, y, text_width, none}, model.no_camera, colors.notice);
    y += none;
  }
  for (std::size_t i = 0; i < model.choices.size(); ++i) {
    const SourceChoice& choice = model.choices[i];
    const cv::Rect2f card{inner.x, y, inner.width, kCard_em * em};
    if (choice_card(canvas, choice.spec, card, choice.label, choice.detail,
                    static_cast<int>(i) == model.current)) {
      actions.choose_source = choice.spec;
    }
    y += (kCard_em + kGap_em) * em;
  }
  y += 0.7F * em;
  canvas.paragraph({inner.x, y, text_width, field_title}, kFieldTitle, colors.muted);
  y += field_title + 0.5F * em;

  const float open = 5.0F * em;
  ImGui::SetCursorScreenPos({inner.x, y});
  ImGui::SetNextItemWidth(inner.width - open - 0.6F * em);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {0.6F * em, (kField_em * em - canvas.font(TextStyle::body)->FontSize) / 2});
  const bool entered =
      ImGui::InputTextWithHint("##typed", "/home/me/clip.mp4", entry.text.data(), entry.text.size(),
                               ImGuiInputTextFlags_EnterReturnsTrue);
  canvas.record_item("##typed");
  ImGui::PopStyleVar();
  const bool pressed =
      button(canvas, "open", {inner.x + inner.width - open, y, open, kField_em * em}, "Open");
  const std::string typed = cleaned_source(entry.text.data());
  if ((entered || pressed) && !typed.empty()) actions.choose_source = typed;
  y += kField_em * em + 1.0F * em;
  if (button(canvas, "ask again", {inner.x, y, inner.width, kField_em * em}, kAskAgain)) {
    actions.ask_again = true;
  }
  if (popup.wants_close()) actions.commands.push_back(Command::close_popup);
  return actions;
}

}  // namespace attune::ui
