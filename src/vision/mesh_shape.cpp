#include "vision/mesh_shape.hpp"

#include <array>
#include <cstddef>

#include "core/error.hpp"
#include "vision/geometry.hpp"

namespace attune::vision {
namespace {

// From outer to inner corner, corners excluded.
constexpr std::array kRightUpperLid{246, 161, 160, 159, 158, 157, 173};
constexpr std::array kRightLowerLid{7, 163, 144, 145, 153, 154, 155};
constexpr std::array kLeftUpperLid{466, 388, 387, 386, 385, 384, 398};
constexpr std::array kLeftLowerLid{249, 390, 373, 374, 380, 381, 382};
constexpr int kRightOuter = 33;
constexpr int kRightInner = 133;
constexpr int kLeftOuter = 263;
constexpr int kLeftInner = 362;
constexpr std::size_t kRightIris = 468;  // the centre; four points of the edge follow
constexpr std::size_t kLeftIris = 473;

// A brow's line runs midway between its upper and its lower edge, from the outer to the inner end.
constexpr std::array kRightBrowUpper{70, 63, 105, 66, 107};
constexpr std::array kRightBrowLower{46, 53, 52, 65, 55};
constexpr std::array kLeftBrowUpper{300, 293, 334, 296, 336};
constexpr std::array kLeftBrowLower{276, 283, 282, 295, 285};

constexpr std::array kNoseBridge{168, 6, 197, 195, 5, 4};
constexpr std::array kNoseBase{98, 97, 2, 326, 327};

constexpr int kMouthRight = 61;
constexpr int kMouthLeft = 291;
constexpr std::array kOuterUpperLip{185, 40, 39, 37, 0, 267, 269, 270, 409};
constexpr std::array kInnerUpperLip{191, 80, 81, 82, 13, 312, 311, 310, 415};
constexpr std::array kInnerLowerLip{95, 88, 178, 87, 14, 317, 402, 318, 324};
constexpr std::array kOuterLowerLip{146, 91, 181, 84, 17, 314, 405, 321, 375};

// The jaw of the 68-point scheme lies on the outline of the face; each of its points midway between
// two of the mesh (or on one, named twice).
constexpr std::array kJaw{127, 93,  132, 58,  136, 150, 149, 148, 152,
                          377, 378, 379, 365, 288, 361, 323, 356};
constexpr std::array kJawOther{127, 234, 93,  132, 58,  136, 149, 176, 152,
                               400, 378, 365, 288, 361, 323, 454, 356};

using Points = std::vector<cv::Point2f>;

template <std::size_t N>
Points pick(const Points& points, const std::array<int, N>& indices) {
  Points picked;
  picked.reserve(N);
  for (const int index : indices) {
    picked.push_back(points[static_cast<std::size_t>(index)]);
  }
  return picked;
}

template <std::size_t N>
Points midway(const Points& points, const std::array<int, N>& a, const std::array<int, N>& b) {
  Points line = pick(points, a);
  const Points other = pick(points, b);
  for (std::size_t i = 0; i < N; ++i) {
    line[i] = (line[i] + other[i]) * 0.5F;
  }
  return line;
}

core::Iris iris(const Points& points, std::size_t first) {
  const double across = distance(points[first + 1], points[first + 3]);
  const double down = distance(points[first + 2], points[first + 4]);
  return {points[first], static_cast<float>((across + down) / 4.0)};
}

}  // namespace

core::FaceShape shape_from_mesh(const Points& points) {
  ATTUNE_REQUIRE(points.size() == 478);
  const auto at = [&](int index) { return points[static_cast<std::size_t>(index)]; };
  core::FaceShape shape;
  shape.right_eye = {at(kRightOuter), at(kRightInner), pick(points, kRightUpperLid),
                     pick(points, kRightLowerLid), iris(points, kRightIris)};
  shape.left_eye = {at(kLeftOuter), at(kLeftInner), pick(points, kLeftUpperLid),
                    pick(points, kLeftLowerLid), iris(points, kLeftIris)};
  shape.right_brow = midway(points, kRightBrowUpper, kRightBrowLower);
  shape.left_brow = midway(points, kLeftBrowUpper, kLeftBrowLower);
  shape.nose = {pick(points, kNoseBridge), pick(points, kNoseBase)};
  shape.mouth = {at(kMouthRight),
                 at(kMouthLeft),
                 pick(points, kOuterUpperLip),
                 pick(points, kInnerUpperLip),
                 pick(points, kInnerLowerLip),
                 pick(points, kOuterLowerLip)};
  shape.jaw = midway(points, kJaw, kJawOther);
  return shape;
}

}  // namespace attune::vision
