#include "vision/classic_shape.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace attune::vision {
namespace {

std::vector<cv::Point2f> numbered() {
  std::vector<cv::Point2f> points;
  for (int i = 0; i < 68; ++i) {
    points.emplace_back(static_cast<float>(i), 0.0F);
  }
  return points;
}

std::vector<int> numbers(const std::vector<cv::Point2f>& points) {
  std::vector<int> result;
  for (const auto& p : points) {
    result.push_back(static_cast<int>(p.x));
  }
  return result;
}

TEST(ShapeFrom68, NamesEveryPart) {
  const auto shape = shape_from_68(numbered());
  EXPECT_EQ(shape.right_eye.outer_corner.x, 36);
  EXPECT_EQ(shape.left_eye.outer_corner.x, 45);
  EXPECT_EQ(numbers(shape.right_eye.upper_lid), (std::vector{37, 38}));
  EXPECT_EQ(numbers(shape.right_eye.lower_lid), (std::vector{41, 40}));
  EXPECT_EQ(numbers(shape.left_eye.upper_lid), (std::vector{44, 43}));
  EXPECT_EQ(numbers(shape.left_eye.lower_lid), (std::vector{46, 47}));
  EXPECT_EQ(numbers(shape.right_brow), (std::vector{17, 18, 19, 20, 21}));
  EXPECT_EQ(numbers(shape.left_brow), (std::vector{26, 25, 24, 23, 22}));
  EXPECT_EQ(numbers(shape.nose.bridge), (std::vector{27, 28, 29, 30}));
  EXPECT_EQ(numbers(shape.nose.base), (std::vector{31, 32, 33, 34, 35}));
  EXPECT_EQ(numbers(shape.mouth.outer_upper), (std::vector{49, 50, 51, 52, 53}));
  EXPECT_EQ(numbers(shape.mouth.inner_upper), (std::vector{61, 62, 63}));
  EXPECT_EQ(numbers(shape.mouth.inner_lower), (std::vector{67, 66, 65}));
  EXPECT_EQ(numbers(shape.mouth.outer_lower), (std::vector{59, 58, 57, 56, 55}));
  EXPECT_EQ(shape.jaw.size(), 17U);
  EXPECT_EQ(shape.jaw[8].x, 8);
}

TEST(ShapeFrom68, KnowsNoIris) {
  const auto shape = shape_from_68(numbered());
  EXPECT_FALSE(shape.right_eye.iris.has_value());
  EXPECT_FALSE(shape.left_eye.iris.has_value());
}

TEST(ShapeFrom68, RefusesAnotherNumberOfPoints) {
  EXPECT_THROW(shape_from_68(std::vector<cv::Point2f>(67)), std::logic_error);
}

}  // namespace
}  // namespace attune::vision
