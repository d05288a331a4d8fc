#include "ui/said_strip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "ui/picture_card.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr std::string_view kQuestion = "They said";
constexpr std::string_view kHint = "Esc closes";

std::vector<std::string> labels(const SaidModel& model) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < model.words.size(); ++i) {
    texts.push_back(fmt::format("{}  {}", i + 1, model.words[i]));
  }
  return texts;
}

Actions draw_question(const SaidModel& model, const cv::Rect2f& picture, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const float title = 1.5F * em;
  // Placed once to know how many rows there are.
  const std::vector<std::string> texts = labels(model);
  const cv::Rect2f room = inset(picture, PictureCard::kPadding_em * em, 0);
  const std::vector<cv::Rect2f> probe = place_buttons(texts, room, canvas);
  const float rows = probe.empty() ? 0.0F : probe.back().br().y - room.y;
  const PictureCard card("said", picture, PictureCard::End::lower, title + rows, 1.0F, canvas);
  const cv::Rect2f& inner = card.inner();
  const float hint = canvas.measure(kHint, TextStyle::small).width + 1;
  const float line = title - 0.3F * em;
  canvas.line({inner.x, inner.y, inner.width - hint, line}, kQuestion, colors.muted);
  canvas.line_right({inner.x + inner.width - hint, inner.y, hint, line}, kHint, colors.muted,
                    TextStyle::small);
  Actions actions;
  const cv::Rect2f below{inner.x, inner.y + title, inner.width, inner.height - title};
  const std::vector<cv::Rect2f> placed = place_buttons(texts, below, canvas);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (button(canvas, "said " + model.words[i], placed[i], texts[i])) actions.said = i;
  }
  return actions;
}

Actions draw_answer(const SaidModel& model, const cv::Rect2f& picture, const Canvas& canvas) {
  const float em = canvas.em();
  const float close = canvas.measure("Close").width + 1.4F * em;
  const float width =
      picture.width - (2 * PictureCard::kPadding_em + PictureCard::kGap_em) * em - close;
  const float text = canvas.paragraph_height(model.text, width);
  const PictureCard card("said", picture, PictureCard::End::lower,
                         std::max(text, PictureCard::kButton_em * em), model.strength, canvas);
  const cv::Rect2f& inner = card.inner();
  canvas.paragraph({inner.x, inner.y, width, text}, model.text,
                   with_alpha(canvas.palette().text, model.strength));
  Actions actions;
  // While it fades it goes by itself.
  const bool closable = model.strength >= 1.0F;
  const cv::Rect2f at{inner.x + inner.width - close, inner.y, close, PictureCard::kButton_em * em};
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
