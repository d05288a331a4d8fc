#pragma once

#include <opencv2/core/types.hpp>

namespace attune::core {

// Everything here is in image pixels, as in core/face.hpp; left and right are the subject's.

// A place on the body. Points outside the picture are the model's guess and may lie beyond its
// edge.
struct BodyPoint {
  cv::Point2f at;
  double visibility = 0.0;  // [0,1]: how likely it lies in the picture and is not hidden
};

// The upper body of one person. The same for every backend of faces; measured less often than the
// face, so a body may be a few frames old.
struct Body {
  BodyPoint right_ear;
  BodyPoint left_ear;
  BodyPoint right_shoulder;
  BodyPoint left_shoulder;
  BodyPoint right_elbow;
  BodyPoint left_elbow;
  BodyPoint right_wrist;
  BodyPoint left_wrist;
  BodyPoint right_hand;  // knuckle of the index finger
  BodyPoint left_hand;
  BodyPoint right_hip;
  BodyPoint left_hip;
  double score = 0.0;   // [0,1]: the model's own, that a person is there
  double time_s = 0.0;  // stream time of the frame that it was measured in
};

}  // namespace attune::core
