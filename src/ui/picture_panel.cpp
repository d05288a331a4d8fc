#include "ui/picture_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/picture_transform.hpp"
#include "ui/spotlight_panel.hpp"

namespace attune::ui {
namespace {

void polyline(const PictureLine& line, const Color& color, float width) {
  std::vector<ImVec2> points;
  points.reserve(line.points.size());
  for (const cv::Point2f& point : line.points) points.push_back(vec(point));
  ImGui::GetWindowDrawList()->AddPolyline(points.data(), static_cast<int>(points.size()),
                                          packed(with_alpha(color, line.alpha)),
                                          line.closed ? ImDrawFlags_Closed : 0, width);
}

// A dark line under the bright one, so that it shows on skin, hair and walls alike.
void draw_lines(const PictureModel& model, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float width = std::clamp(0.11F * canvas.em(), 1.6F, 2.4F);
  for (const PictureLine& line : model.lines) {
    polyline(line, with_alpha(colors.halo, 0.55F), width + 2.2F);
    polyline(line, colors.accent, width);
  }
}

void draw_label(const PictureLabel& label, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 from = vec(label.place.line_from);
  const ImVec2 to = vec(label.place.line_to);
  list->AddLine(from, to, packed(with_alpha(colors.halo, 0.55F * label.alpha)), 3.4F);
  list->AddLine(from, to, packed(with_alpha(colors.accent, label.alpha)), 1.4F);
  list->AddCircleFilled(to, std::min(0.19F * em, 3.6F),
                        packed(with_alpha(colors.accent, label.alpha)));
  const float radius = 0.4F * em;
  canvas.fill(label.place.label, with_alpha(colors.panel, label.alpha), radius);
  canvas.stroke(label.place.label, with_alpha(colors.accent, label.alpha), radius, 1.2F);
  canvas.line_centered(inset(label.place.label, 0.3F * em, 0), label.text,
                       with_alpha(colors.text, label.alpha));
}

void draw_tag(const FaceTag& tag, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float radius = 0.35F * canvas.em();
  if (!tag.chosen) canvas.stroke(tag.box, with_alpha(colors.text, 0.45F), radius, 1.0F);
  canvas.fill(tag.tag, tag.chosen ? colors.accent : colors.panel, radius);
  canvas.stroke(tag.tag, tag.chosen ? colors.halo : colors.muted, radius, 1.0F);
  canvas.line_centered(tag.tag, tag.text, tag.chosen ? colors.on_accent : colors.text,
                       TextStyle::strong);
}

std::optional<int> clicked_face(const PictureModel& model) {
  if (model.tags.empty() || !ImGui::IsWindowHovered() || !ImGui::IsMouseClicked(0)) {
    return std::nullopt;
  }
  std::vector<cv::Rect2f> boxes;
  for (const FaceTag& tag : model.tags) boxes.push_back(tag.box | tag.tag);
  const ImVec2 mouse = ImGui::GetMousePos();
  const auto hit = find_hit(boxes, {mouse.x, mouse.y});
  if (!hit) return std::nullopt;
  return model.tags[*hit].id;
}

void draw_message(const PictureModel& model, const Canvas& canvas) {
  const float width = std::min(model.area.width - 2 * canvas.em(), 30.0F * canvas.em());
  const cv::Size2f size = canvas.measure(model.message);
  const float used = std::min(width, size.width);
  const float height = canvas.paragraph_height(model.message, width);
  canvas.paragraph({model.area.x + (model.area.width - used) / 2,
                    model.area.y + (model.area.height - height) / 2, width, height},
                   model.message, canvas.palette().muted);
}

// The bed shows beside the picture, or above and below it, and only there: drawing what the picture
// covers costs a good part of a frame without a graphics card.
void draw_bed(const PictureModel& model, const Canvas& canvas, float radius) {
  if (model.texture == 0) {
    canvas.fill(model.area, canvas.palette().picture_bed, radius);
    return;
  }
  const ImU32 color = packed(canvas.palette().picture_bed);
  const cv::Point2f low = model.area.tl();
  const cv::Point2f high = model.area.br();
  const cv::Rect2f& picture = model.picture;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (picture.x - low.x >= 1) {
    list->AddRectFilled(vec(low), {picture.x, high.y}, color, radius, ImDrawFlags_RoundCornersLeft);
    list->AddRectFilled({picture.x + picture.width, low.y}, vec(high), color, radius,
                        ImDrawFlags_RoundCornersRight);
  }
  if (picture.y - low.y >= 1) {
    list->AddRectFilled(vec(low), {high.x, picture.y}, color, radius, ImDrawFlags_RoundCornersTop);
    list->AddRectFilled({low.x, picture.y + picture.height}, vec(high), color, radius,
                        ImDrawFlags_RoundCornersBottom);
  }
}

}  // namespace

Actions draw_picture(const PictureModel& model, const Canvas& canvas) {
  Actions actions;
  const Palette& colors = canvas.palette();
  const float radius = 0.5F * canvas.em();
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_bed(model, canvas, radius);
  list->PushClipRect(vec(model.area.tl()), vec(model.area.br()), true);
  if (model.texture == 0) {
    draw_message(model, canvas);
  } else {
    const ImVec2 uv0{model.mirrored ? 1.0F : 0.0F, 0.0F};
    const ImVec2 uv1{model.mirrored ? 0.0F : 1.0F, 1.0F};
    // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's texture handles are pointers
    auto* const texture = reinterpret_cast<ImTextureID>(model.texture);
    const ImU32 tint = packed(Color{1, 1, 1, model.dimmed ? 0.45F : 1.0F});
    list->AddImageRounded(texture, vec(model.picture.tl()), vec(model.picture.br()), uv0, uv1, tint,
                          radius);
    draw_spot_shade(model.shade, model.picture, model.shade_level, canvas);
    draw_lines(model, canvas);
    for (const FaceTag& tag : model.tags) draw_tag(tag, canvas);
    for (const PictureLabel& label : model.labels) draw_label(label, canvas);
  }
  list->PopClipRect();
  if (colors.border_px > 1) canvas.stroke(model.area, colors.line, radius, colors.border_px);
  actions.choose_face = clicked_face(model);
  return actions;
}

}  // namespace attune::ui
