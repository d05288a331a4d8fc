#include "ui/picture_transform.hpp"

#include <algorithm>

namespace attune::ui {

PictureTransform::PictureTransform(cv::Size image, cv::Rect2f area, bool mirrored)
    : image_(image), mirrored_(mirrored) {
  if (image.width <= 0 || image.height <= 0 || area.width <= 0 || area.height <= 0) return;
  const auto width = static_cast<float>(image.width);
  const auto height = static_cast<float>(image.height);
  scale_ = std::min(area.width / width, area.height / height);
  picture_ = {area.x + (area.width - width * scale_) / 2,
              area.y + (area.height - height * scale_) / 2, width * scale_, height * scale_};
}

cv::Point2f PictureTransform::to_screen(cv::Point2f in_image) const {
  const float x = (in_image.x + 0.5F) * scale_;
  const float y = (in_image.y + 0.5F) * scale_;
  return {mirrored_ ? picture_.x + picture_.width - x : picture_.x + x, picture_.y + y};
}

cv::Rect2f PictureTransform::to_screen(const cv::Rect2f& in_image) const {
  const cv::Point2f one = to_screen(in_image.tl());
  const cv::Point2f other = to_screen(in_image.br());
  return {std::min(one.x, other.x), std::min(one.y, other.y), in_image.width * scale_,
          in_image.height * scale_};
}

std::optional<cv::Point2f> PictureTransform::to_image(cv::Point2f on_screen) const {
  if (scale_ <= 0 || !picture_.contains(on_screen)) return std::nullopt;
  float x = on_screen.x - picture_.x;
  if (mirrored_) x = picture_.width - x;
  return cv::Point2f{x / scale_ - 0.5F, (on_screen.y - picture_.y) / scale_ - 0.5F};
}

std::optional<std::size_t> find_hit(const std::vector<cv::Rect2f>& boxes, cv::Point2f point) {
  std::optional<std::size_t> hit;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (boxes[i].contains(point) && (!hit || boxes[i].area() < boxes[*hit].area())) hit = i;
  }
  return hit;
}

}  // namespace attune::ui
