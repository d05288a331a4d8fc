#pragma once

#include <opencv2/core/types.hpp>
#include <optional>
#include <vector>

#include "core/face.hpp"
#include "core/missing.hpp"
#include "cues/options.hpp"

namespace attune::cues {

// Takes head pose, place in the picture and size out of a face, so that the cues see it as if it
// looked straight into the camera. Built once a frame; refers to the face's shape, which must
// outlive it.
//
// The face is a weak-perspective picture of a rigid head: with R from core::HeadPose (without
// roll), a point X, Y in the plane of the eyes and `depth` in front of it is seen at
//   u = X cos(yaw) + Y sin(yaw) sin(pitch) + depth sin(yaw) cos(pitch)
//   v = Y cos(pitch) - depth sin(pitch)
// in IOD. Yaw and pitch are those against the ray from the camera to the head, not against the
// camera's axis: a face at the edge of the picture that looks at the camera is seen frontally.
class FaceView {
 public:
  FaceView(const core::Face& face, const ViewOptions& options);

  // Set when nothing of this face can be read.
  const std::optional<core::Missing>& unreadable() const { return unreadable_; }
  // Set when the eyes cannot be read. A cover is judged by the colour of the lower face, so it
  // alone does not speak against the eyes: those over a mask are read.
  const std::optional<core::Missing>& eyes_unreadable() const { return eyes_unreadable_; }
  // Why the face is hard to read, the worst first; empty when nothing stands in the way.
  const std::vector<core::Missing>& problems() const { return *problems_; }

  const core::FaceShape& shape() const { return *shape_; }
  const std::optional<core::HeadPose>& pose() const { return *pose_; }
  core::Backend backend() const { return backend_; }

  double yaw_rad() const { return yaw_rad_; }        // against the ray to the camera
  double pitch_rad() const { return pitch_rad_; }    // likewise
  cv::Point2d origin_px() const { return origin_; }  // the middle between the eyes
  double size_px() const { return size_px_; }        // IOD of the frontal face
  // [0,1]: the face's quality (light, sharpness, size) and whether its pose is known.
  double confidence() const { return confidence_; }
  // Likewise of the eyes: a covered lower face costs at most half of it.
  double eyes_confidence() const { return eyes_confidence_; }
  // 1 for a frontal head, falling to `at_limit` where |yaw| or |pitch| reaches its limit, 0 beyond.
  double turn_confidence(double max_yaw_rad, double max_pitch_rad) const;

  // The point from the middle between the eyes, in IOD, the head's roll undone; empty for
  // coordinates that are not finite.
  std::optional<cv::Point2d> upright(cv::Point2f image_point) const;
  // Likewise with yaw and pitch undone too, for a point `depth` IOD in front of the eyes' corners.
  std::optional<cv::Point2d> frontal(cv::Point2f image_point, double depth) const;

 private:
  const core::FaceShape* shape_;
  const std::optional<core::HeadPose>* pose_;
  const std::vector<core::Missing>* problems_;
  core::Backend backend_;
  ViewOptions options_;
  std::optional<core::Missing> unreadable_;
  std::optional<core::Missing> eyes_unreadable_;
  double yaw_rad_ = 0.0;
  double pitch_rad_ = 0.0;
  double cos_roll_ = 1.0;
  double sin_roll_ = 0.0;
  double size_px_ = 0.0;
  double confidence_ = 0.0;
  double eyes_confidence_ = 0.0;
  cv::Point2d origin_;
};

}  // namespace attune::cues
