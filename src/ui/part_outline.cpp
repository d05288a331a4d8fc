#include "ui/part_outline.hpp"

#include <algorithm>
#include <cmath>

namespace attune::ui {
namespace {

void append(std::vector<cv::Point2f>& to, const std::vector<cv::Point2f>& points) {
  to.insert(to.end(), points.begin(), points.end());
}

void append_reversed(std::vector<cv::Point2f>& to, const std::vector<cv::Point2f>& points) {
  to.insert(to.end(), points.rbegin(), points.rend());
}

Outline eye(const core::EyeShape& shape) {
  if (shape.upper_lid.empty() || shape.lower_lid.empty()) return {};
  Outline line{{shape.outer_corner}, true};
  append(line.points, shape.upper_lid);
  line.points.push_back(shape.inner_corner);
  append_reversed(line.points, shape.lower_lid);
  return line;
}

Outline mouth(const core::MouthShape& shape) {
  if (shape.outer_upper.empty() || shape.outer_lower.empty()) return {};
  Outline line{{shape.right_corner}, true};
  append(line.points, shape.outer_upper);
  line.points.push_back(shape.left_corner);
  append_reversed(line.points, shape.outer_lower);
  return line;
}

// The jaw closed over the forehead by half an ellipse. No backend gives the forehead; its height is
// taken as that of a face drawn by eye: as far above the brows' line as the chin lies below the
// mouth, about 0.55 of jaw length.
Outline head(const core::Face& face) {
  const std::vector<cv::Point2f>& jaw = face.shape.jaw;
  if (jaw.size() < 3) return {};
  Outline line{jaw, true};
  const cv::Point2f right = jaw.front();
  const cv::Point2f left = jaw.back();
  const cv::Point2f middle = (right + left) * 0.5F;
  const cv::Point2f chin = jaw[jaw.size() / 2];
  const cv::Point2f up = (middle - chin) * 0.55F;
  const cv::Point2f half = (right - left) * 0.5F;
  constexpr int kSteps = 16;
  for (int i = 1; i < kSteps; ++i) {
    const auto angle = static_cast<float>(CV_PI * i / kSteps);
    line.points.push_back(middle - half * std::cos(angle) + up * std::sin(angle));
  }
  return line;
}

// The line of one shoulder: from beside the neck, a third of the way, to the joint.
Outline shoulder(const core::Face& face, bool right) {
  if (!face.body) return {};
  const cv::Point2f joint = right ? face.body->right_shoulder.at : face.body->left_shoulder.at;
  const cv::Point2f other = right ? face.body->left_shoulder.at : face.body->right_shoulder.at;
  return {{joint + (other - joint) / 3.0F, joint}, false};
}

}  // namespace

Outline outline_of(core::Part part, const core::Face& face) {
  const core::FaceShape& shape = face.shape;
  switch (part) {
    case core::Part::right_eye:
      return eye(shape.right_eye);
    case core::Part::left_eye:
      return eye(shape.left_eye);
    case core::Part::right_brow:
      return {shape.right_brow, false};
    case core::Part::left_brow:
      return {shape.left_brow, false};
    case core::Part::nose:
      return {shape.nose.bridge, false};
    case core::Part::mouth:
      return mouth(shape.mouth);
    case core::Part::jaw:
      return {shape.jaw, false};
    case core::Part::head:
      return head(face);
    case core::Part::right_shoulder:
      return shoulder(face, true);
    case core::Part::left_shoulder:
      return shoulder(face, false);
  }
  return {};
}

cv::Rect2f head_box(const core::Face& face) {
  cv::Point2f low = face.box.tl();
  cv::Point2f high = face.box.br();
  for (const cv::Point2f& point : head(face).points) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  return {low, high};
}

}  // namespace attune::ui
