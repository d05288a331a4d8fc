#pragma once

#include <array>
#include <cstddef>
#include <opencv2/core/types.hpp>
#include <optional>

#include "core/body.hpp"

namespace attune::cues {

// What posture is made of. Lengths are natural logarithms of ratios, so that a difference of 0.1 is
// ten percent either way.
enum class BodyFeature {
  gap_to_width,  // ears above the shoulders' line, against the shoulders' width
  gap_to_eyes,   // likewise against the distance between the eyes
  width_to_eyes,
  tilt,     // of the shoulders' line, radians, > 0: the left shoulder is lower
  offset,   // the middle of the ears from that of the shoulders along their line, in widths, > 0
            // to the subject's left
  eyes_px,  // distance between the eyes
  ears_y,   // not logarithms: heights in pixels, down, of the two middles
  shoulders_y,
};
inline constexpr std::size_t kBodyFeatureCount = 8;

struct BodyShape {
  std::array<double, kBodyFeatureCount> values{};
  double operator[](BodyFeature f) const { return values[static_cast<std::size_t>(f)]; }
  double& operator[](BodyFeature f) { return values[static_cast<std::size_t>(f)]; }
};

// `eyes_px`: distance between the eyes of the frontal face at the time of the look. Empty for
// points that no upper body can have: not finite, ears below the shoulders, shoulders in one place
// or with left and right exchanged.
std::optional<BodyShape> measure_body(const core::Body& body, double eyes_px);

// Axes of the upper body: the origin between the shoulders, x from the right to the left shoulder,
// y down, in shoulder widths.
cv::Point2d in_body(const core::Body& body, const cv::Point2f& p);

}  // namespace attune::cues
