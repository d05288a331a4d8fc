#include "vision/landmark_map.hpp"

#include <array>
#include <cstddef>

#include "core/error.hpp"
#include "vision/mesh_shape.hpp"

namespace attune::vision {
namespace {

// The 51 points inside the face, each the middle of two mesh points (the same one twice where it
// coincides with one). Chosen by place: on the same contour, at the same share of its length. The
// pairs were compared on photos with hand-set points; those chosen on one half of the photos are
// also the best of the other half, to within 0.1 % of the distance between the outer eye corners.
struct Middle {
  int a;
  int b;
};

constexpr std::array<Middle, 51> kInner{{
    // Right brow from its outer end, left brow from its inner end.
    {70, 70},
    {63, 63},
    {105, 66},
    {66, 107},
    {107, 55},
    {285, 336},
    {336, 296},
    {296, 334},
    {293, 293},
    {300, 300},
    // Bridge of the nose, then its base from right to left.
    {168, 6},
    {6, 195},
    {195, 5},
    {4, 4},
    {75, 240},
    {97, 97},
    {2, 2},
    {326, 326},
    {305, 460},
    // Right eye: outer corner, upper lid, inner corner, lower lid; left eye: inner corner first.
    {33, 33},
    {160, 159},
    {158, 158},
    {133, 133},
    {153, 153},
    {144, 144},
    {362, 362},
    {385, 385},
    {386, 387},
    {263, 263},
    {373, 373},
    {380, 380},
    // Outer lips from the right corner over the upper lip, then inner lips likewise.
    {61, 61},
    {39, 40},
    {37, 37},
    {0, 0},
    {267, 267},
    {269, 270},
    {291, 291},
    {321, 405},
    {314, 314},
    {17, 17},
    {84, 84},
    {91, 181},
    {78, 78},
    {82, 82},
    {13, 13},
    {312, 312},
    {308, 308},
    {317, 317},
    {14, 14},
    {87, 87},
}};

}  // namespace

std::vector<cv::Point2f> to_68(const core::Face& face) {
  if (face.backend == core::Backend::classic) {
    ATTUNE_REQUIRE(face.points.size() == 68);
    return face.points;
  }
  std::vector<cv::Point2f> points = shape_from_mesh(face.points).jaw;
  for (const auto& [a, b] : kInner) {
    points.push_back(
        (face.points[static_cast<std::size_t>(a)] + face.points[static_cast<std::size_t>(b)]) *
        0.5F);
  }
  return points;
}

}  // namespace attune::vision
