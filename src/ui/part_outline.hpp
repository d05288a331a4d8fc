#pragma once

#include <opencv2/core/types.hpp>
#include <vector>

#include "core/cue.hpp"
#include "core/face.hpp"

namespace attune::ui {

// A line along one part of a face, in image pixels.
struct Outline {
  std::vector<cv::Point2f> points;
  bool closed = false;
};

// The line that shows where a part is. Empty when the shape lacks the part's points.
Outline outline_of(core::Part part, const core::Face& face);

// The face with its forehead: `box`, which some backends end at the brows, and the head's outline.
cv::Rect2f head_box(const core::Face& face);

}  // namespace attune::ui
