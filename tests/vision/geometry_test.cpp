#include "vision/geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace attune::vision {
namespace {

TEST(ImageFromCrop, PutsTheMiddleOfTheCropOnTheCentre) {
  const TurnedSquare square{{120.0F, 80.0F}, 60.0F, 0.3F};
  const auto middle = transform(image_from_crop(square, 192), {95.5F, 95.5F});
  EXPECT_NEAR(middle.x, 120.0F, 1e-4);
  EXPECT_NEAR(middle.y, 80.0F, 1e-4);
}

TEST(ImageFromCrop, OfAnUprightSquareOfItsOwnSizeOnlyShifts) {
  // A 4x4 square whose first pixel is (10, 20): its pixel centres span 10..13, the middle is 11.5.
  const auto map = image_from_crop({{11.5F, 21.5F}, 4.0F, 0.0F}, 4);
  const auto first = transform(map, {0.0F, 0.0F});
  const auto last = transform(map, {3.0F, 3.0F});
  EXPECT_NEAR(first.x, 10.0F, 1e-5);
  EXPECT_NEAR(first.y, 20.0F, 1e-5);
  EXPECT_NEAR(last.x, 13.0F, 1e-5);
  EXPECT_NEAR(last.y, 23.0F, 1e-5);
}

TEST(ImageFromCrop, TurnsFromXTowardsY) {
  const auto map = image_from_crop({{0.0F, 0.0F}, 100.0F, static_cast<float>(CV_PI / 2)}, 101);
  const auto right = transform(map, {100.0F, 50.0F});  // the crop's right edge points down
  EXPECT_NEAR(right.x, 0.0F, 1e-3);
  EXPECT_GT(right.y, 40.0F);
}

TEST(ImageFromCrop, KeepsDistancesUpToTheScale) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> place(-50.0F, 250.0F);
  for (int i = 0; i < 200; ++i) {
    const TurnedSquare square{{place(random), place(random)}, 77.0F, place(random)};
    const auto map = image_from_crop(square, 192);
    const cv::Point2f a(place(random), place(random));
    const cv::Point2f b(place(random), place(random));
    EXPECT_NEAR(distance(transform(map, a), transform(map, b)), distance(a, b) * 77.0 / 192.0,
                1e-3);
  }
}

TEST(BoundingBox, HoldsAllPointsAndSkipsWhatIsNotFinite) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const std::vector<cv::Point2f> points{{3, 4}, {nan, 0}, {-1, 9}, {2, 5}};
  EXPECT_EQ(bounding_box(points), cv::Rect2f(-1, 4, 4, 5));
  EXPECT_TRUE(bounding_box({}).empty());
  EXPECT_FALSE(all_finite(points));
}

TEST(Overlap, IsIntersectionOverUnion) {
  EXPECT_DOUBLE_EQ(overlap({0, 0, 2, 2}, {0, 0, 2, 2}), 1.0);
  EXPECT_DOUBLE_EQ(overlap({0, 0, 2, 2}, {1, 0, 2, 2}), 2.0 / 6.0);
  EXPECT_DOUBLE_EQ(overlap({0, 0, 2, 2}, {5, 5, 2, 2}), 0.0);
  EXPECT_DOUBLE_EQ(overlap({0, 0, 0, 0}, {0, 0, 0, 0}), 0.0);
}

TEST(Direction, CountsDownwardsAsPositive) {
  EXPECT_NEAR(direction_rad({0, 0}, {1, 1}), CV_PI / 4, 1e-6);
  EXPECT_EQ(direction_rad({2, 2}, {2, 2}), 0.0F);
}

}  // namespace
}  // namespace attune::vision
