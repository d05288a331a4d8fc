#include "app/face_regions.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace attune::app {
namespace {

using practice::Part;

class Box {
 public:
  void add(cv::Point2f point) {
    low_ = {std::min(low_.x, point.x), std::min(low_.y, point.y)};
    high_ = {std::max(high_.x, point.x), std::max(high_.y, point.y)};
  }
  void add(const std::vector<cv::Point2f>& points) {
    for (const cv::Point2f& point : points) add(point);
  }
  void add(const core::EyeShape& eye) {
    add(eye.outer_corner);
    add(eye.inner_corner);
    add(eye.upper_lid);
    add(eye.lower_lid);
  }
  cv::Rect2f grown(float by, const cv::Rect2f& limit) const {
    return cv::Rect2f(low_.x - by, low_.y - by, high_.x - low_.x + 2 * by,
                      high_.y - low_.y + 2 * by) &
           limit;
  }

 private:
  cv::Point2f low_{std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
  cv::Point2f high_{std::numeric_limits<float>::lowest(), std::numeric_limits<float>::lowest()};
};

// The first of the largest; null when there is none.
template <class Item, class BoxOf>
const Item* largest(const std::vector<Item>& items, const BoxOf& box_of) {
  const auto found = std::max_element(
      items.begin(), items.end(),
      [&](const Item& a, const Item& b) { return box_of(a).area() < box_of(b).area(); });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const core::Face* find_largest(const std::vector<core::Face>& faces) {
  return largest(faces, [](const core::Face& face) { return face.box; });
}

const core::FaceAnalysis* find_largest(const std::vector<core::FaceAnalysis>& faces) {
  return largest(faces, [](const core::FaceAnalysis& face) { return face.face.box; });
}

std::map<Part, cv::Rect2f> face_regions(const core::Face& face, cv::Size picture) {
  const cv::Rect2f limit(0, 0, static_cast<float>(picture.width),
                         static_cast<float>(picture.height));
  const auto unit = static_cast<float>(core::inter_ocular_px(face.shape));
  const core::FaceShape& shape = face.shape;
  Box eyes;
  eyes.add(shape.right_eye);
  eyes.add(shape.left_eye);
  Box brows;
  brows.add(shape.right_brow);
  brows.add(shape.left_brow);
  Box mouth;
  mouth.add(shape.mouth.right_corner);
  mouth.add(shape.mouth.left_corner);
  mouth.add(shape.mouth.outer_upper);
  mouth.add(shape.mouth.outer_lower);
  Box head;
  head.add(shape.jaw);
  head.add(shape.right_brow);
  head.add(shape.left_brow);
  head.add(cv::Point2f(face.box.x, face.box.y - 0.3F * face.box.height));
  return {{Part::eyes, eyes.grown(0.18F * unit, limit)},
          {Part::brows, brows.grown(0.2F * unit, limit)},
          {Part::mouth, mouth.grown(0.28F * unit, limit)},
          {Part::head, head.grown(0.35F * unit, limit)}};
}

cv::Rect2f eyes_view(const std::map<Part, cv::Rect2f>& regions) {
  return regions.at(Part::eyes) | regions.at(Part::brows);
}

cv::Rect2f mouth_view(const std::map<Part, cv::Rect2f>& regions) { return regions.at(Part::mouth); }

cv::Rect2f portrait_view(const std::map<Part, cv::Rect2f>& regions, cv::Size picture) {
  const cv::Rect2f& head = regions.at(Part::head);
  const cv::Rect2f all(0, 0, static_cast<float>(picture.width), static_cast<float>(picture.height));
  // The head takes about two thirds of the height.
  const float height = std::min(all.height, 1.55F * head.height);
  const float width = height * all.width / all.height;
  const cv::Point2f center{head.x + head.width / 2, head.y + 0.6F * head.height};
  const float x = std::clamp(center.x - width / 2, 0.0F, all.width - width);
  const float y = std::clamp(center.y - height / 2, 0.0F, all.height - height);
  return {x, y, width, height};
}

}  // namespace attune::app
