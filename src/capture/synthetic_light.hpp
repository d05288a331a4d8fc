#pragma once

#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>
#include <vector>

#include "capture/synthetic_face.hpp"
#include "capture/synthetic_raster.hpp"

// The light in which the drawn person stands: a soft one from above and the subject's right front
// and a weaker one from the other side. Camera frame.
namespace attune::capture {

// The vector with length 1; towards the camera when it has no length.
cv::Vec3f unit(const cv::Vec3f& v);

// Colour of a matt surface with a faint gloss (0 none). `normal` and `to_camera` are unit vectors
// from the surface outwards and to the camera; colours are BGR, 0 .. 255.
cv::Vec3f lit(const cv::Vec3f& albedo, const cv::Vec3f& normal, const cv::Vec3f& to_camera,
              float gloss);

// A surface of points in millimetres, in rows of `columns`, as the camera sees it; its normals are
// those of the surface itself. Winding as fill_grid wants it.
ShadedGrid shade_grid(const std::vector<cv::Point3f>& points, const std::vector<cv::Vec3f>& albedo,
                      int columns, const SyntheticCamera& camera, float gloss);

}  // namespace attune::capture
