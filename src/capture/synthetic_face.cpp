#include "capture/synthetic_face.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "capture/synthetic_model.hpp"

namespace attune::capture {
namespace {

constexpr int kLidPoints = 7;
constexpr int kLipPoints = 9;

// `count` values evenly inside (-1, 1), the ends excluded.
double inside(int i, int count) { return 2.0 * (i + 1) / (count + 1) - 1.0; }

class Projector {
 public:
  explicit Projector(const HeadView& view) : view_(view) {}
  cv::Point2f operator()(const cv::Point3d& p) const { return cv::Point2f(view_.project(p)); }

  template <typename Points>
  std::vector<cv::Point2f> all(const Points& points) const {
    std::vector<cv::Point2f> out;
    for (const cv::Point3d& p : points) out.push_back((*this)(p));
    return out;
  }

  template <typename Curve>
  std::vector<cv::Point2f> curve(int count, Curve point_at) const {
    std::vector<cv::Point2f> out;
    for (int i = 0; i < count; ++i) out.push_back((*this)(point_at(inside(i, count))));
    return out;
  }

 private:
  const HeadView& view_;
};

core::EyeShape make_eye(const HeadModel& head, const HeadView& view, Side side) {
  const Projector project(view);
  core::EyeShape eye;
  eye.outer_corner = project(head.upper_lid(side, -1.0));
  eye.inner_corner = project(head.upper_lid(side, 1.0));
  eye.upper_lid = project.curve(kLidPoints, [&](double u) { return head.upper_lid(side, u); });
  eye.lower_lid = project.curve(kLidPoints, [&](double u) { return head.lower_lid(side, u); });
  const cv::Point3d iris = head.iris_center(side);
  eye.iris =
      core::Iris{project(iris), static_cast<float>(kIrisRadius_mm * view.pixels_per_mm(iris))};
  return eye;
}

class Bounds {
 public:
  void add(const std::vector<cv::Point2f>& points) {
    for (const cv::Point2f& p : points) {
      low_ = {std::min(low_.x, p.x), std::min(low_.y, p.y)};
      high_ = {std::max(high_.x, p.x), std::max(high_.y, p.y)};
    }
  }
  cv::Rect2f box() const { return {low_, high_}; }

 private:
  static constexpr float kFar = std::numeric_limits<float>::max();
  cv::Point2f low_{kFar, kFar};
  cv::Point2f high_{-kFar, -kFar};
};

}  // namespace

SyntheticPose scaled_picture(SyntheticPose pose, double factor) {
  pose.inter_ocular_px *= factor;
  pose.center_px = cv::Point2f(cv::Point2d(pose.center_px) * factor);
  pose.camera.focal_px *= factor;
  pose.camera.principal_px *= factor;
  return pose;
}

SyntheticPose shifted_picture(SyntheticPose pose, cv::Point2d shift_px) {
  pose.center_px = cv::Point2f(cv::Point2d(pose.center_px) + shift_px);
  pose.camera.principal_px += shift_px;
  return pose;
}

SyntheticPose mirrored(SyntheticPose pose) {
  pose.yaw_rad = -pose.yaw_rad;
  pose.roll_rad = -pose.roll_rad;
  pose.gaze_yaw_rad = -pose.gaze_yaw_rad;
  std::swap(pose.openness_right, pose.openness_left);
  pose.body.lean_rad = -pose.body.lean_rad;
  pose.body.turn_rad = -pose.body.turn_rad;
  std::swap(pose.body.right_hand_to_face, pose.body.left_hand_to_face);
  pose.center_px.x = static_cast<float>(2.0 * pose.camera.principal_px.x - pose.center_px.x);
  return pose;
}

core::FaceShape make_synthetic_shape(const SyntheticPose& pose) {
  const HeadModel head(pose);
  const HeadView view(pose);
  const Projector project(view);
  core::FaceShape shape;
  shape.right_eye = make_eye(head, view, Side::right);
  shape.left_eye = make_eye(head, view, Side::left);
  shape.right_brow = project.all(head.brow(Side::right));
  shape.left_brow = project.all(head.brow(Side::left));
  shape.nose.bridge = project.all(head.nose_bridge());
  shape.nose.base = project.all(head.nose_base());
  shape.mouth.right_corner = project(head.outer_upper_lip(-1.0));
  shape.mouth.left_corner = project(head.outer_upper_lip(1.0));
  shape.mouth.outer_upper =
      project.curve(kLipPoints, [&](double u) { return head.outer_upper_lip(u); });
  shape.mouth.inner_upper =
      project.curve(kLipPoints, [&](double u) { return head.inner_upper_lip(u); });
  shape.mouth.inner_lower =
      project.curve(kLipPoints, [&](double u) { return head.inner_lower_lip(u); });
  shape.mouth.outer_lower =
      project.curve(kLipPoints, [&](double u) { return head.outer_lower_lip(u); });
  shape.jaw = project.all(head.jaw());
  return shape;
}

core::Face make_synthetic_face(const SyntheticPose& pose, int id) {
  core::Face face;
  face.id = id;
  face.shape = make_synthetic_shape(pose);
  Bounds bounds;
  bounds.add(face.shape.jaw);
  bounds.add(face.shape.right_brow);
  bounds.add(face.shape.left_brow);
  bounds.add(face.shape.nose.bridge);
  bounds.add(face.shape.mouth.outer_lower);
  face.box = bounds.box();
  face.detection = 1.0F;
  face.backend = core::Backend::mesh;
  face.pose = core::HeadPose{pose.yaw_rad, pose.pitch_rad, pose.roll_rad,
                             HeadView(pose).head_in_camera_mm()};
  face.quality.score = 1.0;
  face.quality.inter_ocular_px = core::inter_ocular_px(face.shape);
  face.quality.brightness = 0.55;
  face.quality.sharpness = 1.0;
  face.quality.model_score = 1.0;
  return face;
}

}  // namespace attune::capture
