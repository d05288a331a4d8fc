#pragma once

#include <opencv2/core/types.hpp>
#include <optional>
#include <vector>

#include "core/body.hpp"
#include "core/expression.hpp"
#include "core/missing.hpp"
#include "core/motion.hpp"

namespace attune::core {

// Everything here is in image pixels (origin top left, x right, y down, pixel centres at integers).
// Left and right are the subject's: the left eye lies on the right of an unmirrored picture.

enum class Backend { mesh, classic };

struct Iris {
  cv::Point2f center;
  float radius_px = 0.0F;
};

struct EyeShape {
  cv::Point2f outer_corner;
  cv::Point2f inner_corner;
  std::vector<cv::Point2f>
      upper_lid;  // from outer to inner corner, corners excluded; at least 2 points
  std::vector<cv::Point2f> lower_lid;  // likewise
  std::optional<Iris> iris;            // empty: this backend does not know (classic)
};

struct MouthShape {
  cv::Point2f right_corner;
  cv::Point2f left_corner;
  // Each from the right to the left corner, corners excluded; the middle point lies on the midline.
  std::vector<cv::Point2f> outer_upper;
  std::vector<cv::Point2f> inner_upper;
  std::vector<cv::Point2f> inner_lower;
  std::vector<cv::Point2f> outer_lower;
};

struct NoseShape {
  std::vector<cv::Point2f> bridge;  // from between the eyes to the tip; the last is the tip
  std::vector<cv::Point2f>
      base;  // from the right to the left nostril wing; the middle is the septum
};

// Named parts of a face, the one vocabulary that both backends speak. Cues read only this (and the
// head pose), never point numbers.
struct FaceShape {
  EyeShape right_eye;
  EyeShape left_eye;
  std::vector<cv::Point2f> right_brow;  // from outer to inner end; 5 points
  std::vector<cv::Point2f> left_brow;   // from outer to inner end; 5 points
  NoseShape nose;
  MouthShape mouth;
  std::vector<cv::Point2f>
      jaw;  // from beside the right ear over the chin to the left ear; 17 points
};

// Distance between the two eye centres (mean of each eye's corners), in pixels.
double inter_ocular_px(const FaceShape& shape);

// Rotation of the head against the camera. All zero: the face looks straight along the camera axis.
//   yaw   > 0  turned to the subject's left (towards the right edge of the picture)
//   pitch > 0  raised (looking up)
//   roll  > 0  tilted to the subject's left shoulder (the right edge of the picture goes down)
// Order: R = Rz(roll) * Ry(-yaw) * Rx(-pitch) in the camera frame (x right, y down, z forward),
// applied to a head frame with the same axes (the nose points to -z), so that yaw and pitch do not
// depend on roll.
struct HeadPose {
  double yaw_rad = 0.0;
  double pitch_rad = 0.0;
  double roll_rad = 0.0;
  cv::Point3d head_in_camera_mm;  // origin between the eyes; metric only as far as 63 mm between
                                  // pupils holds
};

// How well this face can be read. `problems` is empty when nothing stands in the way; the worst
// first.
struct FaceQuality {
  double score = 0.0;  // [0,1]; the product of the parts' own scores
  std::vector<Missing> problems;
  double inter_ocular_px = 0.0;
  double brightness = 0.0;   // mean grey of the face region, [0,1]
  double sharpness = 0.0;    // [0,1]; see vision/quality.hpp
  double model_score = 0.0;  // [0,1]; the landmark model's own face score; 1 where it has none
};

struct Face {
  int id = 0;              // stable while the face is tracked; never reused in a run; from 1
  cv::Rect2f box;          // upright, around the landmarks
  float detection = 0.0F;  // detector or tracking score, [0,1]
  Backend backend = Backend::mesh;
  std::vector<cv::Point2f>
      points;  // the backend's own landmarks: mesh 478 in MediaPipe's order, classic 68
  FaceShape shape;
  std::optional<HeadPose> pose;  // empty when it could not be solved
  FaceQuality quality;
  // Either the expression or why there is none: a problem of `quality`, or switched_off.
  std::optional<Expression> expression;
  std::optional<Missing> expression_missing = Missing::switched_off;
  // How strongly upright lines mark the skin between the brows (vision/brow_folds.hpp), > 0; empty
  // where `quality` has problems or the face is too small to show them.
  std::optional<double> brow_folds;
  // What forehead, brows and eyes alone look like; only where there is an expression.
  std::optional<Expression> brow_expression;
  // Either the body under this face or why there is none: not_provided, too_small, out_of_view.
  std::optional<Body> body;
  std::optional<Missing> body_missing = Missing::not_provided;
  Motion motion{std::nullopt, std::nullopt, Missing::not_provided};
};

}  // namespace attune::core
