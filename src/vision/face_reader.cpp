#include "vision/face_reader.hpp"

#include "core/error.hpp"
#include "vision/body_model.hpp"
#include "vision/brow_model.hpp"
#include "vision/classic_model.hpp"
#include "vision/expression_model.hpp"
#include "vision/mesh_model.hpp"
#include "vision/tracking_reader.hpp"

namespace attune::vision {
namespace {

// Empty when its model cannot be used.
ReadBody body_reader(const std::string& model_dir) {
  try {
    auto body = std::make_shared<BodyModel>(model_dir);
    return [body](const cv::Mat& image, const TurnedSquare& square) {
      return body->read(image, square);
    };
  } catch (const core::Error&) {
    return {};
  }
}

}  // namespace

std::unique_ptr<FaceReader> make_face_reader(const FaceReaderOptions& options, core::Clock& clock) {
  TrackingOptions tracking;
  tracking.max_faces = options.max_faces;
  tracking.detect_every = options.detect_every;
  auto model = options.backend == core::Backend::mesh ? make_mesh_model(options.model_dir)
                                                      : make_classic_model(options.predictor_path);
  ReadExpression read_expression;
  ReadExpression read_brows;
  if (options.expressions) {
    auto expression = std::make_shared<ExpressionModel>(options.model_dir);
    read_expression = [expression](const cv::Mat& crop) { return expression->read(crop); };
    auto brows = std::make_shared<BrowModel>(options.model_dir);
    read_brows = [brows](const cv::Mat& crop) { return brows->read(crop); };
  }
  return make_tracking_reader(std::move(model), tracking, clock, std::move(read_expression),
                              options.bodies ? body_reader(options.model_dir) : ReadBody{},
                              std::move(read_brows));
}

}  // namespace attune::vision
