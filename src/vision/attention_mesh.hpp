#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "vision/geometry.hpp"

namespace attune::vision {

inline constexpr int kMeshSize = 192;           // side of the network's picture
inline constexpr int kMeshPoints = 478;         // 468 of the surface, 5 an iris
inline constexpr int kMeshSurfacePoints = 468;  // the first ones
inline constexpr int kFeatureSize = 48;         // side of the feature map that the parts look at
inline constexpr int kPartSize = 16;            // side of the piece of it that a part's net sees

struct MeshResult {
  std::vector<cv::Point2f> points;  // 478 in MediaPipe's order, pixels of the whole picture
  float face_score = 0.0F;          // [0,1]
};

// The attention face mesh (Grishchenko et al. 2020, "Attention Mesh: High-fidelity Face Mesh
// Prediction in Real-time"), cut into four graphs: a base net for the whole face, and one for each
// eye and the lips that refine its points from a turned piece of the base's feature map.
class AttentionMesh {
 public:
  // Throws core::Error{model}. Files are checked against their pinned sums before they are parsed.
  explicit AttentionMesh(const std::string& model_dir);
  ~AttentionMesh();

  // `image`: BGR, 8 bits. Points may lie outside of the picture, or be not finite for a broken net.
  MeshResult run(const cv::Mat& image, const TurnedSquare& region);

 private:
  struct Nets;
  std::unique_ptr<Nets> nets_;
};

// Where a part lies on the feature map: maps a position of its 16x16 grid to the map. Both count
// from the corner of the first cell (its middle is 0.5). The box is upright in the frame turned so
// that the line from `start` to `end` is level, and grows by `scale` about its middle. Positions
// are in feature-map units.
cv::Matx23f part_map(std::span<const cv::Point2f> subset, const cv::Point2f& start,
                     const cv::Point2f& end, const cv::Point2f& scale);

// Bilinear samples of a `channels` x 48 x 48 map under `map`, as channels x 16 x 16. A sample
// outside of the map is zero.
void sample_features(const float* features, int channels, const cv::Matx23f& map, float* samples);

}  // namespace attune::vision
