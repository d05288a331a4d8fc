#pragma once

#include <array>
#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>

#include "capture/synthetic_face.hpp"
#include "capture/synthetic_model.hpp"

// The skeleton behind the drawn body. Its frame is that of the upright head (HeadModel):
// millimetres from between the eye centres, x to the subject's left, y down, z backwards. Measures
// are those of a middling adult, set by eye.
namespace attune::capture {

inline constexpr double kEarX_mm = 76.0, kEarY_mm = 16.0, kEarZ_mm = 74.0;
inline constexpr double kShoulderX_mm = 168.0, kShoulderY_mm = 206.0, kShoulderZ_mm = 92.0;

// One arm in the body's frame.
struct ArmJoints {
  cv::Point3d shoulder, elbow, wrist;
  cv::Point3d knuckle;    // of the index and middle fingers
  cv::Point3d fingertip;  // of the stretched fingers
};

// Where the body stands and how the camera sees it.
class BodyView {
 public:
  explicit BodyView(const SyntheticPose& pose);

  ArmJoints arm(Side side) const;
  double raised_mm() const;  // by which the shoulders stand higher than at rest

  cv::Point3d to_camera(const cv::Point3d& in_body) const;
  cv::Point2d project(const cv::Point3d& in_body) const;
  double pixels_per_mm() const;  // at the depth of the eyes

 private:
  SyntheticBody body_;
  HeadView upright_;
  cv::Matx33d lean_, turn_;
};

}  // namespace attune::capture
