#pragma once

#include <cstdint>
#include <opencv2/core/types.hpp>
#include <vector>

namespace attune::ui {

// The place that a spotlight leaves bright. Pixels of whatever its points were given in; y down.
struct SpotEllipse {
  cv::Point2f center;
  float along = 0.0F;   // half axis in the direction of `angle_rad`
  float across = 0.0F;  // the other half axis
  float angle_rad = 0.0F;

  bool empty() const { return along <= 0.0F || across <= 0.0F; }
};

// An ellipse around all points, turned the way they lie, that leaves about `margin` between the
// outermost of them and its edge. Empty without points.
SpotEllipse ellipse_around(const std::vector<cv::Point2f>& points, float margin);

// How far out a point lies: 0 in the centre, 1 on the edge. `ellipse` must not be empty.
float reach(const SpotEllipse& ellipse, cv::Point2f point);

// Part of the way from one ellipse to another, `share` in [0,1]; turns the shorter way round.
SpotEllipse between(const SpotEllipse& from, const SpotEllipse& to, float share);

// The shade around an ellipse as triangles: clear inside, over a soft rim to full shade, and on
// beyond all corners of the picture; what draws it clips it to the picture.
struct SpotMesh {
  std::vector<cv::Point2f> at;
  std::vector<float> shade;              // [0,1], one a point
  std::vector<std::uint16_t> triangles;  // three indices each
};
SpotMesh make_spot_mesh(const SpotEllipse& ellipse, float rim, const cv::Rect2f& picture);

}  // namespace attune::ui
