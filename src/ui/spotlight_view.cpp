#include "ui/spotlight_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/cue_rows.hpp"
#include "ui/part_outline.hpp"

namespace attune::ui {
namespace {

using core::CueGroup;
using core::CueId;
using core::Part;

std::vector<Part> parts_of(SpotPart part) {
  switch (part) {
    case SpotPart::eyes:
      return {Part::right_eye, Part::left_eye};
    case SpotPart::brows:
      return {Part::right_brow, Part::left_brow};
    case SpotPart::mouth:
      return {Part::mouth};
    case SpotPart::jaw:
      return {Part::jaw};
    case SpotPart::shoulders:
      return {Part::right_shoulder, Part::left_shoulder};
  }
  return {};
}

// The line of the jaw reaches up to the ears; its lower half is what one looks at.
std::vector<cv::Point2f> lower_half(const std::vector<cv::Point2f>& jaw) {
  const auto quarter = static_cast<std::ptrdiff_t>(jaw.size() / 4);
  return {jaw.begin() + quarter, jaw.end() - quarter};
}

std::string sentence_of(SpotPart part, const core::CueSet& cues) {
  switch (part) {
    case SpotPart::eyes:
      return make_cue_row(CueGroup::eyes, cues).sentence;
    case SpotPart::brows:
      return make_cue_row(CueGroup::brows, cues).sentence;
    case SpotPart::mouth:
      return make_cue_row(CueGroup::mouth, cues).sentence;
    case SpotPart::jaw:
      return cues[CueId::tension_jaw].sentence;
    case SpotPart::shoulders:
      return cues[CueId::shoulders].sentence;
  }
  return "";
}

bool near(const SpotEllipse& a, const SpotEllipse& b) {
  constexpr float kStill_px = 0.5F;
  const cv::Point2f d = a.center - b.center;
  return std::hypot(d.x, d.y) < kStill_px && std::abs(a.along - b.along) < kStill_px &&
         std::abs(a.across - b.across) < kStill_px;
}

// An ellipse of the image on the screen.
SpotEllipse on_screen(const SpotEllipse& in_image, const PictureTransform& picture) {
  if (in_image.empty()) return {};
  return {picture.to_screen(in_image.center), in_image.along * picture.scale(),
          in_image.across * picture.scale(),
          picture.mirrored() ? -in_image.angle_rad : in_image.angle_rad};
}

}  // namespace

std::string_view label(SpotPart part) {
  switch (part) {
    case SpotPart::eyes:
      return "Eyes";
    case SpotPart::brows:
      return "Brows";
    case SpotPart::mouth:
      return "Mouth";
    case SpotPart::jaw:
      return "Jaw";
    case SpotPart::shoulders:
      return "Shoulders";
  }
  return "";
}

std::optional<SpotPart> spot_of(CueGroup group) {
  switch (group) {
    case CueGroup::eyes:
      return SpotPart::eyes;
    case CueGroup::brows:
      return SpotPart::brows;
    case CueGroup::mouth:
      return SpotPart::mouth;
    case CueGroup::tension:
      return SpotPart::jaw;
    case CueGroup::posture:
      return SpotPart::shoulders;
    case CueGroup::movement:
    case CueGroup::action_units:
      return std::nullopt;
  }
  return std::nullopt;
}

SpotEllipse spot_around(SpotPart part, const core::Face& face, const SpotlightOptions& options) {
  std::vector<cv::Point2f> points;
  for (const Part one : parts_of(part)) {
    const Outline outline = outline_of(one, face);
    if (outline.points.size() < 2) return {};
    points.insert(points.end(), outline.points.begin(), outline.points.end());
  }
  if (part == SpotPart::jaw) points = lower_half(points);
  const auto iod = static_cast<float>(core::inter_ocular_px(face.shape));
  return ellipse_around(points, options.margin_iod * iod);
}

void SpotlightView::show(SpotPart part) {
  open_ = true;
  part_ = part;
}

void SpotlightView::step(int by) {
  if (open_) {
    const int count = static_cast<int>(kSpotParts.size());
    part_ = kSpotParts[static_cast<std::size_t>((static_cast<int>(part_) + by + count) % count)];
  }
  open_ = true;
}

void SpotlightView::follow(const SpotEllipse& target, const SpotlightInput& input) {
  const double dt_s = last_s_ ? std::max(0.0, input.now_s - *last_s_) : 0.0;
  last_s_ = input.now_s;
  const float goal = target.empty() ? 0.0F : 1.0F;
  if (!target.empty()) {
    const bool at_once = input.reduced_motion || level_ <= 0.0F || shown_.empty();
    const float share =
        at_once ? 1.0F : 1.0F - static_cast<float>(std::exp(-dt_s / options_.glide_s));
    shown_ = between(shown_, target, share);
  }
  const auto step = static_cast<float>(dt_s / options_.fade_s);
  level_ = input.reduced_motion ? goal : std::clamp(goal, level_ - step, level_ + step);
  moving_ = level_ != goal || (!target.empty() && !near(shown_, target));
}

// At the lower end, unless the light falls there; and where it stands it stays as long as it can.
bool SpotlightView::place_card(const SpotlightInput& input) {
  if (input.low_end_taken) return true;
  if (shown_.empty()) return card_on_top_;
  const float card = options_.card_em * input.em_px;
  const float half = std::hypot(shown_.along * std::sin(shown_.angle_rad),
                                shown_.across * std::cos(shown_.angle_rad));
  const float over_top = input.area.y + card - (shown_.center.y - half);
  const float over_bottom = shown_.center.y + half - (input.area.y + input.area.height - card);
  const float here = card_on_top_ ? over_top : over_bottom;
  const float there = card_on_top_ ? over_bottom : over_top;
  if (here > 0 && there < here && there <= 0) card_on_top_ = !card_on_top_;
  return card_on_top_;
}

SpotlightModel SpotlightView::model(const SpotlightInput& input) {
  SpotlightModel model;
  model.open = open_;
  model.part = part_;
  SpotEllipse target;
  if (open_ && input.face == nullptr) model.sentence = input.no_face;
  if (open_ && input.face != nullptr) {
    target = on_screen(spot_around(part_, input.face->face, options_), input.picture);
    if (!target.empty() && !input.picture.picture().contains(target.center)) target = {};
    model.sentence = sentence_of(part_, input.face->cues);
    if (model.sentence.empty() && target.empty()) {
      model.sentence = fmt::format("{}: not in view.", label(part_));
    }
  }
  follow(target, input);
  model.level = level_;
  model.shade = level_ * options_.shade;
  if (level_ > 0 && input.picture.scale() > 0) {
    model.clip = input.picture.picture();
    const auto iod = input.face == nullptr
                         ? 0.0F
                         : static_cast<float>(core::inter_ocular_px(input.face->face.shape));
    const float rim = std::max(4.0F, options_.rim_iod * iod * input.picture.scale());
    model.mesh = make_spot_mesh(shown_, rim, model.clip);
  }
  model.card_on_top = place_card(input);
  return model;
}

}  // namespace attune::ui
