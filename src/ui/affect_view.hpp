#pragma once

#include <opencv2/core/types.hpp>
#include <string>
#include <vector>

#include "core/state.hpp"

namespace attune::ui {

// The plane of how pleasant and how lively a face looks, ready to be drawn: x from 0 (unpleasant)
// to 1 (pleasant), y from 0 (quiet) to 1 (stirred).
struct AffectPlot {
  cv::Point2f at;                 // the estimate
  std::vector<cv::Point2f> ring;  // closed; the truth likely lies inside. May reach beyond [0,1]
  std::string text;               // the same in words
};

// The ring holds as much of the doubt as "likely" promises (core/likelihood.hpp), and a side is
// named only where the estimate likely lies on it.
AffectPlot make_affect_plot(const core::Affect& affect);

}  // namespace attune::ui
