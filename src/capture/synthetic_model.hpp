#pragma once

#include <array>
#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>
#include <vector>

#include "capture/synthetic_face.hpp"

// The three-dimensional head behind the synthetic face. Head frame in millimetres: origin between
// the eye centres, x to the subject's left, y down, z backwards (the nose points to -z), so that a
// head with no rotation has the axes of the camera. Measures are those of a middling adult, set by
// us by eye and from common anthropometric means (63 mm between pupils, 30 mm long lid openings
// 10 mm high, irises 11.8 mm wide, 50 mm wide mouth, chin 105 mm below the eyes).
namespace attune::capture {

enum class Side { right = -1, left = 1 };

inline constexpr double kPupilDistance_mm = 63.0;
inline constexpr double kEyeballRadius_mm = 12.0;
inline constexpr double kIrisRadius_mm = 5.9;

// Curves of the face in the head frame for one expression. All are even in x: a mirrored pose gives
// the mirrored head.
class HeadModel {
 public:
  explicit HeadModel(const SyntheticPose& pose) : pose_(pose) {}

  // u runs from -1 at the outer to +1 at the inner corner; at both ends the lids meet.
  cv::Point3d upper_lid(Side side, double u) const;
  cv::Point3d lower_lid(Side side, double u) const;
  cv::Point3d eyeball_center(Side side) const;
  cv::Vec3d gaze() const;  // unit vector along which both eyes look
  cv::Point3d iris_center(Side side) const;

  // Middle line of a brow, from the outer to the inner end.
  std::array<cv::Point3d, 5> brow(Side side) const;

  // u runs from -1 at the right to +1 at the left corner; at both ends all four curves meet.
  cv::Point3d outer_upper_lip(double u) const;
  cv::Point3d inner_upper_lip(double u) const;
  cv::Point3d inner_lower_lip(double u) const;
  cv::Point3d outer_lower_lip(double u) const;
  double lip_gap_mm() const;   // opening between the lips on the midline
  double jaw_drop_mm() const;  // how far the chin has gone down

  std::array<cv::Point3d, 4> nose_bridge() const;  // the last is the tip
  std::array<cv::Point3d, 5> nose_base() const;    // right to left wing
  std::array<cv::Point3d, 17> jaw() const;         // right ear, chin, left ear

 private:
  enum class Lip { outer_upper, inner_upper, inner_lower, outer_lower };
  cv::Point3d lid(Side side, double u, double open_mm, double roundness) const;
  cv::Point3d lip(Lip which, double u) const;
  double openness(Side side) const;

  SyntheticPose pose_;
};

// Turns about the camera's axes.
cv::Matx33d rotation_x(double rad);
cv::Matx33d rotation_y(double rad);
cv::Matx33d rotation_z(double rad);

// Where the head stands and how the camera sees it.
class HeadView {
 public:
  // Throws std::logic_error when the size of the face is not positive.
  explicit HeadView(const SyntheticPose& pose);

  cv::Matx33d camera_from_head() const { return rotation_; }
  cv::Point3d head_in_camera_mm() const { return origin_; }
  cv::Point3d to_camera(const cv::Point3d& in_head) const;
  cv::Point2d project(const cv::Point3d& in_head) const;
  cv::Point2d project_camera(const cv::Point3d& in_camera) const;
  double pixels_per_mm(const cv::Point3d& in_head) const;  // at that depth

 private:
  cv::Matx33d rotation_;
  cv::Point3d origin_;
  SyntheticCamera camera_;
};

}  // namespace attune::capture
