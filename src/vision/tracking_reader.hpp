#pragma once

#include <functional>
#include <memory>
#include <opencv2/core/mat.hpp>

#include "vision/body_reader.hpp"
#include "vision/face_model.hpp"
#include "vision/face_reader.hpp"
#include "vision/motion.hpp"
#include "vision/quality.hpp"
#include "vision/tracker.hpp"

namespace attune::vision {

struct TrackingOptions {
  int max_faces = 8;
  int detect_every = 15;
  // A new face must be larger by this factor to take the place of one that is followed when there
  // are more than `max_faces`; otherwise two of equal size would take turns.
  float newcomer_factor = 1.25F;
  // Between two looks at the brows of one face: they are held for longer, and only faces whose own
  // neutral is not known yet are judged by them.
  double brows_interval_s = 0.12;
  TrackerOptions tracker;
  QualityOptions quality;
  BodyReaderOptions bodies;
  MotionOptions motion;
};

// Expression of a crop, as ExpressionModel::read.
using ReadExpression = std::function<core::Expression(const cv::Mat& crop)>;

// Follows faces with any model: every known face is looked for where its landmarks were; the
// detector runs when there is none, when one was lost, and every `detect_every` frames.
// Without `read_expression` no face has an expression (switched_off), without `read_body` none has
// a body (not_provided), without `read_brows` (of the same crop) none has one of the brows.
std::unique_ptr<FaceReader> make_tracking_reader(std::unique_ptr<FaceModel> model,
                                                 const TrackingOptions& options, core::Clock& clock,
                                                 ReadExpression read_expression = {},
                                                 ReadBody read_body = {},
                                                 ReadExpression read_brows = {});

}  // namespace attune::vision
