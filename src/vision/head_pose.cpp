#include "vision/head_pose.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <opencv2/calib3d.hpp>
#include <vector>

#include "vision/geometry.hpp"

namespace attune::vision {
namespace {

constexpr double kDegree = CV_PI / 180.0;

// An average adult head, millimetres, in the head frame of core::HeadPose (x to the subject's left,
// y down, z backwards; origin amid the four eye corners). Widths and heights are the means of women
// and men in the usual anthropometric tables (Farkas 1994: eye corners 90 and 33 mm apart, nose
// height 51, nose width 34, mouth width 51); depths are our own, set so that the median pitch of
// people who look into the camera lies within a few degrees of zero.
constexpr std::size_t kCount = 11;
const std::array<cv::Point3d, kCount> kHead{{
    {-45.5, -0.5, 3.0},    // right eye, outer corner
    {-16.5, 0.5, -3.0},    // right eye, inner corner
    {16.5, 0.5, -3.0},     // left eye, inner corner
    {45.5, -0.5, 3.0},     // left eye, outer corner
    {0.0, -3.0, -13.5},    // bridge between the eyes
    {0.0, 35.5, -36.0},    // tip of the nose
    {-15.0, 42.0, -16.5},  // base of the nose, right
    {0.0, 46.0, -24.0},    // base of the nose, middle
    {15.0, 42.0, -16.5},   // base of the nose, left
    {-25.5, 68.0, -9.0},   // mouth, right corner
    {25.5, 68.0, -9.0},    // mouth, left corner
}};

std::optional<std::vector<cv::Point2d>> rigid_points(const core::FaceShape& shape) {
  if (shape.nose.bridge.empty() || shape.nose.base.empty()) {
    return {};
  }
  const auto& base = shape.nose.base;
  const std::array<cv::Point2f, kCount> points{shape.right_eye.outer_corner,
                                               shape.right_eye.inner_corner,
                                               shape.left_eye.inner_corner,
                                               shape.left_eye.outer_corner,
                                               shape.nose.bridge.front(),
                                               shape.nose.bridge.back(),
                                               base.front(),
                                               base[base.size() / 2],
                                               base.back(),
                                               shape.mouth.right_corner,
                                               shape.mouth.left_corner};
  if (!all_finite(points)) {
    return {};
  }
  return std::vector<cv::Point2d>(points.begin(), points.end());
}

struct Solution {
  cv::Vec3d rotation;     // Rodrigues vector, camera from head
  cv::Vec3d translation;  // millimetres
  double error_px = std::numeric_limits<double>::infinity();
};

class Solver {
 public:
  Solver(std::vector<cv::Point2d> seen, const cv::Size& image, double focal_px)
      : seen_(std::move(seen)),
        camera_(focal_px, 0, (image.width - 1) / 2.0, 0, focal_px, (image.height - 1) / 2.0, 0, 0,
                1) {}

  Solution refine(const core::HeadPose& start) const {
    Solution solution;
    cv::Rodrigues(camera_from_head(start), solution.rotation);
    solution.translation = {start.head_in_camera_mm.x, start.head_in_camera_mm.y,
                            start.head_in_camera_mm.z};
    try {
      cv::solvePnP(kHead, seen_, camera_, cv::noArray(), solution.rotation, solution.translation,
                   true, cv::SOLVEPNP_ITERATIVE);
      solution.error_px = error_px(solution);
    } catch (const cv::Exception&) {
      // A start from which the equations cannot be solved; another one may do.
    }
    return solution;
  }

  // A head of the seen size at the seen place, turned by `yaw`.
  core::HeadPose start(double yaw_rad, double size_px) const {
    const cv::Point2d right = (seen_[0] + seen_[1]) / 2.0;
    const cv::Point2d left = (seen_[2] + seen_[3]) / 2.0;
    core::HeadPose pose;
    pose.yaw_rad = yaw_rad;
    pose.roll_rad = std::atan2(left.y - right.y, left.x - right.x);
    constexpr double kHeadHeight_mm = 68.5;  // eyes to mouth, as `size_px`
    const double depth = camera_(0, 0) * kHeadHeight_mm / size_px;
    const cv::Point2d middle = (left + right) / 2.0;
    pose.head_in_camera_mm = {(middle.x - camera_(0, 2)) / camera_(0, 0) * depth,
                              (middle.y - camera_(1, 2)) / camera_(1, 1) * depth, depth};
    return pose;
  }

  // Eyes to mouth; hardly shortened when the head turns.
  double size_px() const {
    const cv::Point2d eyes = (seen_[0] + seen_[1] + seen_[2] + seen_[3]) / 4.0;
    const cv::Point2d mouth = (seen_[9] + seen_[10]) / 2.0;
    return std::hypot(eyes.x - mouth.x, eyes.y - mouth.y);
  }

 private:
  // Mean distance of the projections; infinite when a point lies behind the camera.
  double error_px(const Solution& solution) const {
    cv::Matx33d rotation;
    cv::Rodrigues(solution.rotation, rotation);
    double sum = 0.0;
    for (std::size_t i = 0; i < kCount; ++i) {
      const cv::Vec3d in_camera =
          rotation * cv::Vec3d(kHead[i].x, kHead[i].y, kHead[i].z) + solution.translation;
      if (!(in_camera[2] > 0.0)) {
        return std::numeric_limits<double>::infinity();
      }
      sum += std::hypot(camera_(0, 0) * in_camera[0] / in_camera[2] + camera_(0, 2) - seen_[i].x,
                        camera_(1, 1) * in_camera[1] / in_camera[2] + camera_(1, 2) - seen_[i].y);
    }
    return sum / kCount;
  }

  std::vector<cv::Point2d> seen_;
  cv::Matx33d camera_;
};

core::HeadPose to_pose(const Solution& solution) {
  core::HeadPose pose;
  cv::Matx33d rotation;
  cv::Rodrigues(solution.rotation, rotation);
  set_angles(pose, rotation);
  pose.head_in_camera_mm = {solution.translation[0], solution.translation[1],
                            solution.translation[2]};
  return pose;
}

// A face whose back is turned to the camera would show no face: such a solution is the mirror image
// that perspective hardly tells from the right one.
bool faces_camera(const core::HeadPose& pose) {
  return std::abs(pose.yaw_rad) < CV_PI / 2 && std::abs(pose.pitch_rad) < CV_PI / 2;
}

}  // namespace

std::optional<core::HeadPose> estimate_head_pose(const core::FaceShape& shape,
                                                 const cv::Size& image,
                                                 const std::optional<core::HeadPose>& previous,
                                                 const HeadPoseOptions& options) {
  const auto seen = rigid_points(shape);
  if (!seen || image.empty()) {
    return {};
  }
  const Solver solver(*seen, image,
                      options.focal_per_longer_side * std::max(image.width, image.height));
  const double size_px = solver.size_px();
  if (!(size_px > 1.0)) {  // fewer pixels than the points are exact
    return {};
  }
  const double max_error_px = options.max_error * size_px;
  if (previous) {
    const Solution followed = solver.refine(*previous);
    const core::HeadPose pose = to_pose(followed);
    if (followed.error_px <= max_error_px / 2 && faces_camera(pose)) {
      return pose;
    }
  }
  std::optional<core::HeadPose> best;
  double best_error_px = max_error_px;
  for (const double yaw_deg : {0.0, 40.0, -40.0}) {
    const Solution solution = solver.refine(solver.start(yaw_deg * kDegree, size_px));
    if (!(solution.error_px <= best_error_px)) {
      continue;
    }
    const core::HeadPose pose = to_pose(solution);
    if (faces_camera(pose)) {
      best = pose;
      best_error_px = solution.error_px;
    }
  }
  return best;
}

cv::Matx33d camera_from_head(const core::HeadPose& pose) {
  const double cr = std::cos(pose.roll_rad);
  const double sr = std::sin(pose.roll_rad);
  const double cy = std::cos(-pose.yaw_rad);
  const double sy = std::sin(-pose.yaw_rad);
  const double cp = std::cos(-pose.pitch_rad);
  const double sp = std::sin(-pose.pitch_rad);
  const cv::Matx33d roll(cr, -sr, 0, sr, cr, 0, 0, 0, 1);
  const cv::Matx33d yaw(cy, 0, sy, 0, 1, 0, -sy, 0, cy);
  const cv::Matx33d pitch(1, 0, 0, 0, cp, -sp, 0, sp, cp);
  return roll * yaw * pitch;
}

void set_angles(core::HeadPose& pose, const cv::Matx33d& r) {
  pose.yaw_rad = std::atan2(r(2, 0), std::hypot(r(2, 1), r(2, 2)));
  pose.pitch_rad = -std::atan2(r(2, 1), r(2, 2));
  pose.roll_rad = std::atan2(r(1, 0), r(0, 0));
}

}  // namespace attune::vision
