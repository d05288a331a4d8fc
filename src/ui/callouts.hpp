#pragma once

#include <opencv2/core/types.hpp>
#include <string>
#include <vector>

namespace attune::ui {

enum class Side { left, right };

// A short label that wants a place beside a face. All in screen pixels.
struct CalloutRequest {
  std::string key;
  cv::Size2f size;                  // of the label with its padding
  std::vector<cv::Point2f> target;  // points of the part; the line ends at the one nearest by
  Side preferred = Side::left;
};

struct Callout {
  std::string key;
  cv::Rect2f label;
  cv::Point2f line_from;  // on the label's edge
  cv::Point2f line_to;    // on the part
};

// Places the labels beside the face so that they overlap neither each other nor the face nor the
// `blocked` boxes (other faces, name tags), all inside `area`. Tries the preferred side near the
// part, then the other side, then above and below the face. A label without room is left out: the
// cue panel still says it. `gap` is kept between labels and around the face. Keeps the requests'
// order.
std::vector<Callout> place_callouts(const std::vector<CalloutRequest>& requests, cv::Rect2f face,
                                    cv::Rect2f area, float gap,
                                    const std::vector<cv::Rect2f>& blocked = {});

}  // namespace attune::ui
