#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <vector>

#include "core/face.hpp"
#include "vision/geometry.hpp"

namespace attune::vision {

// A place where a face may be.
struct FaceCandidate {
  cv::Rect2f box;       // about brows to chin
  TurnedSquare region;  // what the landmark model wants to see
  float score = 0.0F;   // the detector's, [0,1]
};

// Landmarks of one face in one picture.
struct FittedFace {
  std::vector<cv::Point2f> points;  // the backend's own landmarks, image pixels; all finite
  float score = 0.0F;               // how sure the backend is that a face is there, [0,1]
  float model_score = 1.0F;         // the landmark model's own score; 1 where it has none
  TurnedSquare next_region;         // where to look in the following frame
  cv::Mat appearance;  // the model's own memory of what it follows; dropped with the track
};

enum class Effort {
  usual,     // a frame of a running video
  thorough,  // first frame or still: also small faces, faces at the edge, second looks
};

// What a backend can do; tracking, pose and quality are common to both (tracking_reader.hpp).
// One thread uses one model. Pictures are BGR, 8 bits, not empty.
class FaceModel {
 public:
  virtual ~FaceModel() = default;

  virtual core::Backend backend() const = 0;

  // Faces in the whole picture, largest first.
  virtual std::vector<FaceCandidate> detect(const cv::Mat& image, Effort effort) = 0;

  // Landmarks of the face in the region; empty when there is none. `previous` is the same face in
  // the frame before, if it is being followed.
  virtual std::optional<FittedFace> fit(const cv::Mat& image, const TurnedSquare& region,
                                        const FittedFace* previous) = 0;

  virtual core::FaceShape shape(const FittedFace& face) const = 0;
};

}  // namespace attune::vision
