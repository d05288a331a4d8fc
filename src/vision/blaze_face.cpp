#include "vision/blaze_face.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/error.hpp"
#include "vision/geometry.hpp"

namespace attune::vision {
namespace {

std::array<cv::Point2f, kBlazeAnchors> make_anchors() {
  // Strides 8, 16, 16, 16 with two anchors each: the three of equal stride share their cells.
  struct Grid {
    int cells;
    int anchors_per_cell;
  };
  std::array<cv::Point2f, kBlazeAnchors> anchors;
  std::size_t i = 0;
  for (const Grid grid : {Grid{16, 2}, Grid{8, 6}}) {
    const auto cells = static_cast<float>(grid.cells);
    for (int y = 0; y < grid.cells; ++y) {
      for (int x = 0; x < grid.cells; ++x) {
        for (int n = 0; n < grid.anchors_per_cell; ++n) {
          anchors.at(i++) = {(static_cast<float>(x) + 0.5F) / cells,
                             (static_cast<float>(y) + 0.5F) / cells};
        }
      }
    }
  }
  return anchors;
}

float sigmoid(float logit) { return 1.0F / (1.0F + std::exp(-std::clamp(logit, -80.0F, 80.0F))); }

}  // namespace

const std::array<cv::Point2f, kBlazeAnchors>& blaze_anchors() {
  static const auto kAnchors = make_anchors();
  return kAnchors;
}

std::vector<BlazeDetection> decode_blaze(std::span<const float> boxes,
                                         std::span<const float> scores, float min_score) {
  ATTUNE_REQUIRE(scores.size() == kBlazeAnchors);
  ATTUNE_REQUIRE(boxes.size() == std::size_t{kBlazeAnchors} * kBlazeValuesPerBox);
  std::vector<BlazeDetection> found;
  for (std::size_t i = 0; i < kBlazeAnchors; ++i) {
    const float score = sigmoid(scores[i]);
    if (!(score >= min_score)) {
      continue;
    }
    const auto row = boxes.subspan(i * kBlazeValuesPerBox, kBlazeValuesPerBox);
    if (!std::all_of(row.begin(), row.end(), [](float v) { return std::isfinite(v); })) {
      continue;
    }
    const cv::Point2f anchor = blaze_anchors()[i];
    const auto offset = [&](std::size_t at) {
      return cv::Point2f(row[at] / kBlazeSize, row[at + 1] / kBlazeSize);
    };
    BlazeDetection detection;
    const cv::Point2f middle = anchor + offset(0);
    const cv::Point2f size = offset(2);
    detection.box = {middle.x - (size.x / 2), middle.y - (size.y / 2), size.x, size.y};
    for (std::size_t p = 0; p < detection.points.size(); ++p) {
      detection.points.at(p) = anchor + offset(4 + (2 * p));
    }
    detection.score = score;
    if (size.x > 0 && size.y > 0) {
      found.push_back(detection);
    }
  }
  return found;
}

std::vector<BlazeDetection> blend_overlapping(std::vector<BlazeDetection> detections,
                                              double min_overlap) {
  std::stable_sort(detections.begin(), detections.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  std::vector<BlazeDetection> kept;
  while (!detections.empty()) {
    const BlazeDetection best = detections.front();
    std::vector<BlazeDetection> rest;
    BlazeDetection blend = best;
    cv::Point2f low(0, 0);
    cv::Point2f high(0, 0);
    blend.points = {};
    float weight = 0.0F;
    for (const auto& d : detections) {
      if (&d != &detections.front() && overlap(best.box, d.box) <= min_overlap) {
        rest.push_back(d);
        continue;
      }
      weight += d.score;
      low += d.score * d.box.tl();
      high += d.score * d.box.br();
      for (std::size_t p = 0; p < blend.points.size(); ++p) {
        blend.points.at(p) += d.score * d.points.at(p);
      }
    }
    blend.box = cv::Rect2f(low / weight, high / weight);
    for (auto& point : blend.points) {
      point /= weight;
    }
    kept.push_back(blend);
    detections = std::move(rest);
  }
  return kept;
}

}  // namespace attune::vision
