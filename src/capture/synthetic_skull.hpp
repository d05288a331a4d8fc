#pragma once

#include <opencv2/core/types.hpp>
#include <span>

// The form of the drawn head, as smooth functions: where its surface lies. Millimetres in the head
// frame of HeadModel.
namespace attune::capture {

// 0 up to `low`, 1 from `high`, smooth between.
float smooth_step(float low, float high, float v);

// A soft hill of height 1 over (cx, cy), falling to 1/e at the given half widths.
float hill(float x, float y, float cx, float cy, float wide, float high);

struct Knot {
  float at, value;
};

// A smooth curve through the knots (cubic, slopes from the neighbours), constant outside. Knots are
// in rising order, at least two.
float curve(std::span<const Knot> knots, float at);

// Point of the smooth head, nose and other relief left out, at height `y`. `across` is -1 at the
// right and +1 at the left widest place, on the front between; beyond that it goes on to the back:
// 2 and -2 are the middle of the back. The widest places of the lower half are HeadModel's jaw.
cv::Point3f on_head(float across, float y);

// What stands out of the smooth head towards the front at (x, y): nose, cheekbones, sockets, chin.
float relief(float x, float y);

}  // namespace attune::capture
