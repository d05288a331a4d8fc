#pragma once

#include <array>
#include <opencv2/core/types.hpp>
#include <span>
#include <vector>

// Arithmetic around the BlazeFace short-range detector (Bazarevsky et al. 2019, "BlazeFace:
// Sub-millisecond Neural Face Detection on Mobile GPUs"): what its 896 rows of numbers mean. No
// network here, so that it can be tested from numbers.

namespace attune::vision {

inline constexpr int kBlazeSize = 128;         // side of the network's picture
inline constexpr int kBlazeAnchors = 896;      // 16 x 16 cells with 2 anchors, 8 x 8 with 6
inline constexpr int kBlazeValuesPerBox = 16;  // centre, size, six key points

enum BlazePoint { kRightEye, kLeftEye, kNoseTip, kMouth, kRightEar, kLeftEar };

// One face as the detector sees it; coordinates as fractions of the detector's square, its corner
// being 0 (so a pixel centre of the network's picture lies at (i + 0.5) / 128).
struct BlazeDetection {
  cv::Rect2f box;  // brows to chin, about as wide as high
  std::array<cv::Point2f, 6> points;
  float score = 0.0F;  // [0,1]
};

// Anchor centres in the order of the rows, as fractions of the square.
const std::array<cv::Point2f, kBlazeAnchors>& blaze_anchors();

// `boxes`: kBlazeAnchors x kBlazeValuesPerBox, in 128ths; `scores`: one logit an anchor. Rows below
// `min_score` or with numbers that are not finite are left out.
std::vector<BlazeDetection> decode_blaze(std::span<const float> boxes,
                                         std::span<const float> scores, float min_score);

// Non-maximum suppression that blends: every group of boxes that overlap its best one by more than
// `min_overlap` (intersection over union) becomes one, the mean weighted by score. Best first.
std::vector<BlazeDetection> blend_overlapping(std::vector<BlazeDetection> detections,
                                              double min_overlap);

}  // namespace attune::vision
