#include "vision/classic_shape.hpp"

#include <cstddef>
#include <initializer_list>

#include "core/error.hpp"

namespace attune::vision {

core::FaceShape shape_from_68(const std::vector<cv::Point2f>& points) {
  ATTUNE_REQUIRE(points.size() == 68);
  const auto pick = [&](std::initializer_list<std::size_t> indices) {
    std::vector<cv::Point2f> picked;
    picked.reserve(indices.size());
    for (const auto index : indices) {
      picked.push_back(points[index]);
    }
    return picked;
  };
  core::FaceShape shape;
  shape.jaw.assign(points.begin(), points.begin() + 17);
  shape.right_brow = pick({17, 18, 19, 20, 21});
  shape.left_brow = pick({26, 25, 24, 23, 22});
  shape.nose = {pick({27, 28, 29, 30}), pick({31, 32, 33, 34, 35})};
  shape.right_eye = {points[36], points[39], pick({37, 38}), pick({41, 40}), {}};
  shape.left_eye = {points[45], points[42], pick({44, 43}), pick({46, 47}), {}};
  shape.mouth = {points[48],         points[54],         pick({49, 50, 51, 52, 53}),
                 pick({61, 62, 63}), pick({67, 66, 65}), pick({59, 58, 57, 56, 55})};
  return shape;
}

}  // namespace attune::vision
