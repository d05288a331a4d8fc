#include "ui/consent_popup.hpp"

#include <algorithm>

#include "ui/popup.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr float kCard_em = 3.2F;
constexpr float kGap_em = 0.5F;
constexpr float kRow_em = 2.2F;
constexpr std::string_view kTitle = "Whom does the camera watch?";
constexpr std::string_view kStart = "Start reading";
constexpr std::string_view kDemo = "Only the demonstration";

float promises_height(const Canvas& canvas, float width) {
  float height = 0.0F;
  for (const std::string_view promise : consent_promises()) {
    height += canvas.paragraph_height(promise, width) + 0.4F * canvas.em();
  }
  return height;
}

float draw_promises(const Canvas& canvas, float x, float y, float width) {
  const float em = canvas.em();
  for (const std::string_view promise : consent_promises()) {
    const float used = canvas.paragraph_height(promise, width);
    ImGui::GetWindowDrawList()->AddCircleFilled({x + 0.3F * em, y + 0.62F * em}, 0.14F * em,
                                                packed(canvas.palette().muted));
    canvas.paragraph({x + 1.1F * em, y, width, used}, promise, canvas.palette().muted);
    y += used + 0.4F * em;
  }
  return y;
}

}  // namespace

Actions draw_consent(ConsentDraft& draft, cv::Size2f screen, const Canvas& canvas) {
  Actions actions;
  const float em = canvas.em();
  const float width = std::min(36.0F * em, widest_content(canvas, screen));
  const float text_width = width - 2.2F * em;
  const auto& choices = consent_choices();
  const float cards = static_cast<float>(choices.size()) * (kCard_em + kGap_em) * em;
  const float height = cards + 0.3F * em + kRow_em * em + 0.7F * em +
                       promises_height(canvas, text_width) + 0.7F * em + kRow_em * em;
  const PopupScope popup(canvas, kTitle, screen, {width, height}, false);
  const cv::Rect2f& inner = popup.inner();
  float y = inner.y;
  std::string_view agree = choices.front().agree;
  for (const ConsentChoice& choice : choices) {
    const bool chosen = draft.watched == choice.watched;
    if (choice_card(canvas, name(choice.watched), {inner.x, y, inner.width, kCard_em * em},
                    choice.label, choice.detail, chosen)) {
      // Another answer wants its own agreement.
      if (!chosen) draft.agreed = false;
      draft.watched = choice.watched;
    }
    if (draft.watched == choice.watched) agree = choice.agree;
    y += (kCard_em + kGap_em) * em;
  }
  y += 0.3F * em;
  if (tick_box(canvas, "agree", {inner.x, y, inner.width, kRow_em * em}, agree, draft.agreed,
               draft.watched.has_value())) {
    draft.agreed = !draft.agreed;
  }
  y += (kRow_em + 0.7F) * em;
  y = draw_promises(canvas, inner.x, y, text_width) + 0.7F * em;

  const bool complete = draft.watched && draft.agreed;
  const float start = canvas.measure(kStart, TextStyle::strong).width + 2.4F * em;
  const float demo = canvas.measure(kDemo).width + 2.0F * em;
  if (button(canvas, "demo", {inner.x, y, demo, kRow_em * em}, kDemo)) {
    actions.choose_source = "demo";
  }
  const cv::Rect2f place{inner.x + inner.width - start, y, start, kRow_em * em};
  if (complete) {
    if (button(canvas, "start", place, kStart, Look::chosen)) actions.consent = draft.watched;
  } else {
    canvas.stroke(place, canvas.palette().track, 0.4F * em, 1.0F);
    canvas.line_centered(place, kStart, canvas.palette().muted);
  }
  return actions;
}

}  // namespace attune::ui
