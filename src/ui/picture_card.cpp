#include "ui/picture_card.hpp"

#include <algorithm>
#include <cmath>

namespace attune::ui {

PictureCard::PictureCard(std::string_view id, const cv::Rect2f& picture, End end, float height,
                         float strength, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float padding = kPadding_em * canvas.em();
  // To whole pixels: a child window is cut to them.
  const float left = std::floor(picture.x);
  const float right = std::ceil(picture.br().x);
  const float full = std::ceil(std::min(height + 2 * padding, picture.height));
  const float top = end == End::upper ? std::floor(picture.y) : std::ceil(picture.br().y) - full;
  const cv::Rect2f card{left, top, right - left, full};
  ImGui::SetCursorScreenPos(vec(card.tl()));
  ImGui::BeginChild(std::string(id).c_str(), {card.width, card.height}, false,
                    ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoBackground |
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  const float radius = 0.5F * canvas.em();
  canvas.fill(card, with_alpha(colors.panel, strength), radius);
  canvas.stroke(card, with_alpha(colors.line, strength), radius, colors.border_px);
  inner_ = inset(card, padding, padding);
}

PictureCard::~PictureCard() { ImGui::EndChild(); }

std::vector<cv::Rect2f> place_buttons(const std::vector<std::string>& texts, const cv::Rect2f& room,
                                      const Canvas& canvas) {
  const float em = canvas.em();
  const float height = PictureCard::kButton_em * em;
  const float gap = PictureCard::kGap_em * em;
  std::vector<cv::Rect2f> placed;
  float x = room.x;
  float y = room.y;
  for (const std::string& text : texts) {
    // The one that is chosen has stronger letters.
    const float width = canvas.measure(text, TextStyle::strong).width + 1.4F * em;
    if (x > room.x && x + width > room.x + room.width) {
      x = room.x;
      y += height + gap;
    }
    placed.push_back({x, y, width, height});
    x += width + gap;
  }
  return placed;
}

}  // namespace attune::ui
