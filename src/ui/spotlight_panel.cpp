#include "ui/spotlight_panel.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/picture_card.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr std::string_view kHint = "Up, Down: other part";

// Every part has a button where they all stand in one row; else one leads on to the next.
std::vector<std::string> labels(const SpotlightModel& model, float room, const Canvas& canvas) {
  std::vector<std::string> texts;
  for (const SpotPart part : kSpotParts) texts.emplace_back(label(part));
  const std::vector<cv::Rect2f> placed = place_buttons(texts, {0, 0, room, 1}, canvas);
  if (placed.back().y > 0) return {std::string(label(model.part)) + " (S: next)"};
  return texts;
}

Actions draw_parts(const SpotlightModel& model, const std::vector<std::string>& texts,
                   const cv::Rect2f& row, const Canvas& canvas) {
  Actions actions;
  const std::vector<cv::Rect2f> placed = place_buttons(texts, row, canvas);
  if (texts.size() == 1) {
    if (button(canvas, "spot next", placed[0], texts[0])) {
      actions.commands.push_back(Command::spotlight);
    }
    return actions;
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool chosen = kSpotParts[i] == model.part;
    if (button(canvas, "spot " + texts[i], placed[i], texts[i],
               chosen ? Look::chosen : Look::raised)) {
      actions.spotlight = kSpotParts[i];
    }
  }
  const float end = placed.back().br().x + canvas.em();
  const float hint = canvas.measure(kHint, TextStyle::small).width;
  if (end + hint <= row.br().x) {
    canvas.line_right({end, row.y, row.br().x - end, row.height}, kHint, canvas.palette().muted,
                      TextStyle::small);
  }
  return actions;
}

}  // namespace

void draw_spot_shade(const SpotMesh& mesh, const cv::Rect2f& clip, float shade,
                     const Canvas& canvas) {
  if (mesh.at.empty() || shade <= 0) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  // To whole pixels, as the picture is: no bright line stays at its edge.
  list->PushClipRect({std::floor(clip.x), std::floor(clip.y)},
                     {std::ceil(clip.br().x), std::ceil(clip.br().y)}, true);
  list->PrimReserve(static_cast<int>(mesh.triangles.size()), static_cast<int>(mesh.at.size()));
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const unsigned int first = list->_VtxCurrentIdx;
  for (std::size_t i = 0; i < mesh.at.size(); ++i) {
    list->PrimWriteVtx(vec(mesh.at[i]), white,
                       packed(with_alpha(canvas.palette().picture_bed, shade * mesh.shade[i])));
  }
  for (const std::uint16_t index : mesh.triangles) {
    list->PrimWriteIdx(static_cast<ImDrawIdx>(first + index));
  }
  list->PopClipRect();
}

Actions draw_spotlight(const SpotlightModel& model, const cv::Rect2f& area, const Canvas& canvas) {
  if (!model.open || area.width < 1 || area.height < 1) return {};
  const float em = canvas.em();
  const float row = PictureCard::kButton_em * em;
  const float gap = PictureCard::kGap_em * em;
  const float width = area.width - 2 * PictureCard::kPadding_em * em;
  const float cross = row;
  const std::vector<std::string> texts = labels(model, width - cross - gap, canvas);
  const float words = canvas.paragraph_height(model.sentence, width);
  const PictureCard card("spotlight", area,
                         model.card_on_top ? PictureCard::End::upper : PictureCard::End::lower,
                         row + gap + words, 1.0F, canvas);
  const cv::Rect2f& inner = card.inner();
  Actions actions =
      draw_parts(model, texts, {inner.x, inner.y, inner.width - cross - gap, row}, canvas);
  canvas.paragraph({inner.x, inner.y + row + gap, width, words}, model.sentence,
                   canvas.palette().text);
  if (close_button(canvas, "spot close", {inner.br().x - cross, inner.y, cross, row})) {
    actions.close_spotlight = true;
  }
  return actions;
}

}  // namespace attune::ui
