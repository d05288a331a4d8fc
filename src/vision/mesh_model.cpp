#include "vision/mesh_model.hpp"

#include <algorithm>
#include <span>

#include "vision/attention_mesh.hpp"
#include "vision/face_detector.hpp"
#include "vision/mesh_shape.hpp"

namespace attune::vision {
namespace {

constexpr float kMinFaceScore = 0.5F;  // the original's tracking threshold
constexpr float kRegionScale = 1.5F;   // region against the points' box; as in the original
constexpr std::size_t kRightOuterCorner = 33;
constexpr std::size_t kLeftOuterCorner = 263;
constexpr int kPassesOnNewFace = 2;  // the detector's box is rough: look again where the mesh lies

TurnedSquare region_of(const std::vector<cv::Point2f>& points) {
  const cv::Rect2f box = bounding_box(points);
  return {center(box), kRegionScale * std::max(box.width, box.height),
          direction_rad(points[kRightOuterCorner], points[kLeftOuterCorner])};
}

class MeshModel : public FaceModel {
 public:
  explicit MeshModel(const std::string& model_dir) : detector_(model_dir), mesh_(model_dir) {}

  core::Backend backend() const override { return core::Backend::mesh; }

  std::vector<FaceCandidate> detect(const cv::Mat& image, Effort effort) override {
    return detector_.detect(image, effort);
  }

  std::optional<FittedFace> fit(const cv::Mat& image, const TurnedSquare& region,
                                const FittedFace* previous) override {
    FittedFace face;
    face.next_region = region;
    const int passes = previous != nullptr ? 1 : kPassesOnNewFace;
    for (int pass = 0; pass < passes; ++pass) {
      MeshResult result = mesh_.run(image, face.next_region);
      if (!(result.face_score >= kMinFaceScore) || !all_finite(result.points)) {
        return {};
      }
      face.points = std::move(result.points);
      face.score = face.model_score = result.face_score;
      face.next_region = region_of(face.points);
    }
    return face;
  }

  core::FaceShape shape(const FittedFace& face) const override {
    return shape_from_mesh(face.points);
  }

 private:
  FaceDetector detector_;
  AttentionMesh mesh_;
};

}  // namespace

std::unique_ptr<FaceModel> make_mesh_model(const std::string& model_dir) {
  return std::make_unique<MeshModel>(model_dir);
}

}  // namespace attune::vision
