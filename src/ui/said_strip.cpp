#include "ui/said_strip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr float kPadding_em = 0.8F;
constexpr float kButton_em = 1.9F;
constexpr float kGap_em = 0.45F;
constexpr std::string_view kQuestion = "They said";
constexpr std::string_view kHint = "Esc closes";

struct Placed {
  cv::Rect2f rect;
  std::string text;
};

// The words as buttons in rows, as many a row as find room; from the top left of `room`.
std::vector<Placed> place_words(const SaidModel& model, const cv::Rect2f& room,
                                const Canvas& canvas) {
  const float em = canvas.em();
  std::vector<Placed> placed;
  float x = room.x;
  float y = room.y;
  for (std::size_t i = 0; i < model.words.size(); ++i) {
    std::string text = fmt::format("{}  {}", i + 1, model.words[i]);
    const float width = canvas.measure(text).width + 1.4F * em;
    if (x > room.x && x + width > room.x + room.width) {
      x = room.x;
      y += (kButton_em + kGap_em) * em;
    }
    placed.push_back({{x, y, width, kButton_em * em}, std::move(text)});
    x += width + kGap_em * em;
  }
  return placed;
}

// A card at the lower end of the picture, in a child window of its own: it lies above the faces in
// the picture, which can be pressed as well.
class Card {
 public:
  // `height`: of the content.
  Card(const cv::Rect2f& picture, float height, float strength, const Canvas& canvas) {
    const Palette& colors = canvas.palette();
    const float padding = kPadding_em * canvas.em();
    const float full = std::min(height + 2 * padding, picture.height);
    const cv::Rect2f card{picture.x, picture.y + picture.height - full, picture.width, full};
    ImGui::SetCursorScreenPos(vec(card.tl()));
    ImGui::BeginChild("said", {card.width, card.height}, false,
                      ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoBackground |
                          ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    const float radius = 0.5F * canvas.em();
    canvas.fill(card, with_alpha(colors.panel, strength), radius);
    canvas.stroke(card, with_alpha(colors.line, strength), radius, colors.border_px);
    inner_ = inset(card, padding, padding);
  }
  ~Card() { ImGui::EndChild(); }
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;

  const cv::Rect2f& inner() const { return inner_; }

 private:
  cv::Rect2f inner_;
};

Actions draw_question(const SaidModel& model, const cv::Rect2f& picture, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const float title = 1.5F * em;
  // Placed once to know how many rows there are.
  const cv::Rect2f room = inset(picture, kPadding_em * em, 0);
  const std::vector<Placed> probe = place_words(model, room, canvas);
  const float rows = probe.empty() ? 0.0F : probe.back().rect.y - room.y + kButton_em * em;
  const Card card(picture, title + rows, 1.0F, canvas);
  const cv::Rect2f& inner = card.inner();
  const float hint = canvas.measure(kHint, TextStyle::small).width + 1;
  const float line = title - 0.3F * em;
  canvas.line({inner.x, inner.y, inner.width - hint, line}, kQuestion, colors.muted);
  canvas.line_right({inner.x + inner.width - hint, inner.y, hint, line}, kHint, colors.muted,
                    TextStyle::small);
  Actions actions;
  const cv::Rect2f below{inner.x, inner.y + title, inner.width, inner.height - title};
  const std::vector<Placed> placed = place_words(model, below, canvas);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (button(canvas, "said " + model.words[i], placed[i].rect, placed[i].text)) actions.said = i;
  }
  return actions;
}

Actions draw_answer(const SaidModel& model, const cv::Rect2f& picture, const Canvas& canvas) {
  const float em = canvas.em();
  const float close = canvas.measure("Close").width + 1.4F * em;
  const float width = picture.width - 2 * kPadding_em * em - close - kGap_em * em;
  const float text = canvas.paragraph_height(model.text, width);
  const Card card(picture, std::max(text, kButton_em * em), model.strength, canvas);
  const cv::Rect2f& inner = card.inner();
  canvas.paragraph({inner.x, inner.y, width, text}, model.text,
                   with_alpha(canvas.palette().text, model.strength));
  Actions actions;
  // While it fades it goes by itself.
  const bool closable = model.strength >= 1.0F;
  const cv::Rect2f at{inner.x + inner.width - close, inner.y, close, kButton_em * em};
  if (closable && button(canvas, "said close", at, "Close")) {
    actions.commands.push_back(Command::close_popup);
  }
  return actions;
}

}  // namespace

Actions draw_said(const SaidModel& model, const cv::Rect2f& picture, const Canvas& canvas) {
  if (picture.width < 1 || picture.height < 1) return {};
  switch (model.kind) {
    case SaidModel::Kind::hidden:
      return {};
    case SaidModel::Kind::asking:
      return draw_question(model, picture, canvas);
    case SaidModel::Kind::answered:
      return draw_answer(model, picture, canvas);
  }
  return {};
}

}  // namespace attune::ui
