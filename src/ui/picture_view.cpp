#include "ui/picture_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/part_outline.hpp"
#include "ui/picture_transform.hpp"

namespace attune::ui {
namespace {

constexpr float kTagHeight_em = 1.5F;

// Labels stand left and right by turns, so that neither side crowds; fixed, so that they stay put.
Side preferred_side(core::CueGroup group) {
  switch (group) {
    case core::CueGroup::eyes:
    case core::CueGroup::mouth:
      return Side::left;
    case core::CueGroup::brows:
    case core::CueGroup::tension:
    case core::CueGroup::posture:
    case core::CueGroup::movement:
    case core::CueGroup::action_units:
      return Side::right;
  }
  return Side::left;
}

std::vector<cv::Point2f> on_screen(const std::vector<cv::Point2f>& points,
                                   const PictureTransform& transform) {
  std::vector<cv::Point2f> result;
  result.reserve(points.size());
  for (const cv::Point2f& point : points) result.push_back(transform.to_screen(point));
  return result;
}

std::vector<FaceTag> make_tags(const PictureInput& input, const PictureTransform& transform) {
  std::vector<FaceTag> tags;
  const auto& faces = input.analysis->faces;
  if (faces.size() < 2) return tags;
  const float height = kTagHeight_em * input.em_px;
  const cv::Rect2f& picture = transform.picture();
  for (std::size_t i = 0; i < faces.size(); ++i) {
    FaceTag tag;
    tag.id = faces[i].face.id;
    tag.text = fmt::format("{}", i + 1);
    // The part of the box that is in the picture: a face may reach beyond it.
    tag.box = transform.to_screen(head_box(faces[i].face)) & picture;
    const float y = std::clamp(tag.box.y - height - input.em_px * 0.25F, picture.y,
                               std::max(picture.y, picture.y + picture.height - height));
    tag.tag = {tag.box.x, y, height, height};
    tag.chosen = input.chosen == i;
    tags.push_back(tag);
  }
  return tags;
}

}  // namespace

void put_spotlight(const SpotlightModel& spotlight, PictureModel& picture) {
  picture.shade = spotlight.mesh;
  picture.shade_level = spotlight.shade;
  const float left = 1.0F - spotlight.level;
  for (PictureLine& line : picture.lines) line.alpha *= left;
  for (PictureLabel& item : picture.labels) item.alpha *= left;
  std::erase_if(picture.lines, [](const PictureLine& line) { return line.alpha <= 0; });
  std::erase_if(picture.labels, [](const PictureLabel& item) { return item.alpha <= 0; });
}

PictureModel PictureView::model(const PictureInput& input, const MeasureText& measure) {
  PictureModel model;
  model.area = input.area;
  model.mirrored = input.mirrored;
  model.dimmed = input.dimmed;
  const bool has_frame =
      input.analysis != nullptr && input.analysis->frame && !input.analysis->frame->image.empty();
  if (input.hidden || !has_frame || input.texture == 0) {
    model.message = input.hidden ? "The picture is hidden. H shows it." : input.waiting;
    fader_.begin(input.now_s);
    fader_.end();
    return model;
  }
  model.texture = input.texture;
  const PictureTransform transform(input.analysis->frame->image.size(), input.area, input.mirrored);
  model.picture = transform.picture();
  model.tags = make_tags(input, transform);

  fader_.begin(input.now_s);
  const core::FaceAnalysis* face = input.chosen ? &input.analysis->faces[*input.chosen] : nullptr;
  if (face != nullptr && face->face.id != face_) {
    face_ = face->face.id;  // what faded on another face has no place on this one
    shown_.clear();
  }
  std::vector<CalloutRequest> requests;
  std::map<std::string, float> alphas;
  for (const core::CueGroup group : kGroups) {
    if (face == nullptr) break;
    const std::string key{label(group)};
    CueRow row = make_cue_row(group, face->cues);
    if (row.active && !row.parts.empty()) {
      fader_.show(key);
      shown_[key] = {row.callout, row.parts};
    }
    const auto alpha = static_cast<float>(fader_.level(key));
    const auto shown = shown_.find(key);
    if (alpha <= 0 || shown == shown_.end()) continue;
    CalloutRequest request{key, {}, {}, preferred_side(group)};
    for (const core::Part part : shown->second.parts) {
      const Outline outline = outline_of(part, face->face);
      if (outline.points.size() < 2) continue;
      PictureLine line{on_screen(outline.points, transform), outline.closed, alpha};
      request.target.insert(request.target.end(), line.points.begin(), line.points.end());
      model.lines.push_back(std::move(line));
    }
    const cv::Size2f text = measure(shown->second.text);
    request.size = {text.width + 1.1F * input.em_px, text.height + 0.5F * input.em_px};
    if (request.target.empty() || shown->second.text.empty()) continue;
    alphas[key] = alpha;
    requests.push_back(std::move(request));
  }
  fader_.end();
  if (face == nullptr) return model;

  std::vector<cv::Rect2f> blocked;
  for (const FaceTag& tag : model.tags) {
    blocked.push_back(tag.tag);
    if (!tag.chosen) blocked.push_back(tag.box);
  }
  const float inset = 0.4F * input.em_px;
  const cv::Rect2f room{input.area.x + inset, input.area.y + inset, input.area.width - 2 * inset,
                        input.area.height - 2 * inset};
  for (Callout& place : place_callouts(requests, transform.to_screen(head_box(face->face)), room,
                                       0.4F * input.em_px, blocked)) {
    PictureLabel item;
    item.text = shown_[place.key].text;
    item.alpha = alphas[place.key];
    item.place = std::move(place);
    model.labels.push_back(std::move(item));
  }
  return model;
}

}  // namespace attune::ui
