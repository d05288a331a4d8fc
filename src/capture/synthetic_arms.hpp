#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <vector>

#include "capture/synthetic_body.hpp"
#include "capture/synthetic_raster.hpp"

// The drawn person's arms and hands.
namespace attune::capture {

// A cut through a limb: a centre in camera millimetres, the half width seen from the camera and the
// half depth towards it.
struct LimbRing {
  cv::Point3f center;
  float across_mm, deep_mm;
};

// The visible half of a limb along a smooth curve through at least two rings that lie apart, with
// round ends. Ready for fill_grid.
ShadedGrid shade_limb(const std::vector<LimbRing>& rings, const cv::Vec3f& color,
                      const SyntheticCamera& camera, float gloss);

// Points around everything that the arms touch in the picture.
std::vector<cv::Point2f> outline_arms(const SyntheticPose& pose);

// An arm lies behind the shirt down to the elbow, and from there to the fingertips before all else.
void draw_upper_arm(cv::Mat& image, const SyntheticPose& pose, Side side);
void draw_forearm(cv::Mat& image, const SyntheticPose& pose, Side side);

}  // namespace attune::capture
