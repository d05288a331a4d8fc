#pragma once

#include <opencv2/core/types.hpp>
#include <optional>

#include "core/face.hpp"

namespace attune::vision {

struct HeadPoseOptions {
  // Focal length of an unknown camera against the longer side of its picture: a webcam sees about
  // 45 degrees across, 1 / (2 tan 22.6 deg) = 1.2.
  double focal_per_longer_side = 1.2;
  // Above this mean distance between the seen points and the turned model's, as a share of the
  // distance from the eyes to the mouth, the points are no face and there is no pose. Set by us:
  // faces of photos stay below 0.15, scrambled points lie mostly above 0.4.
  double max_error = 0.3;
};

// The head's rotation and place from eleven points that move little with the expression (eye
// corners, bridge, tip and base of the nose, mouth corners), by least squares on their projections
// (cv::solvePnP) of an average head. Works for the shape of either backend, since it uses only
// points that both name.
//
// `image` is the size of the whole picture: the camera looks along its middle. `previous`, the pose
// of the same face in the frame before, is where the search starts; without it, several starts are
// tried. Empty when the points are not finite, coincide, or fit no head in front of the camera.
std::optional<core::HeadPose> estimate_head_pose(
    const core::FaceShape& shape, const cv::Size& image,
    const std::optional<core::HeadPose>& previous = std::nullopt,
    const HeadPoseOptions& options = {});

// camera_from_head for the angles, as core::HeadPose defines them, and back. Pitch and roll of a
// face turned by exactly 90 degrees are not unique; any pair that fits is returned.
cv::Matx33d camera_from_head(const core::HeadPose& pose);
void set_angles(core::HeadPose& pose, const cv::Matx33d& camera_from_head);

}  // namespace attune::vision
