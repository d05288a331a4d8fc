#include "ui/picture_transform.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

TEST(PictureTransform, FitsWithoutDistortionAndCentres) {
  const PictureTransform wide({1280, 720}, {10, 20, 400, 400}, false);
  EXPECT_EQ(wide.picture(), cv::Rect2f(10, 20 + (400 - 225) / 2.0F, 400, 225));
  const PictureTransform tall({480, 640}, {0, 0, 400, 320}, false);
  EXPECT_EQ(tall.picture(), cv::Rect2f(80, 0, 240, 320));
}

class BothWays : public ::testing::TestWithParam<bool> {};

TEST_P(BothWays, GoesThereAndBack) {
  const PictureTransform transform({640, 480}, {33, 7, 900, 500}, GetParam());
  for (const cv::Point2f point : {cv::Point2f{0, 0}, {639, 479}, {100.5F, 33.25F}}) {
    const auto back = transform.to_image(transform.to_screen(point));
    ASSERT_TRUE(back);
    EXPECT_NEAR(back->x, point.x, 1e-3);
    EXPECT_NEAR(back->y, point.y, 1e-3);
  }
}

TEST_P(BothWays, KeepsTheSizeOfBoxes) {
  const PictureTransform transform({640, 480}, {0, 0, 1280, 960}, GetParam());
  const cv::Rect2f box = transform.to_screen(cv::Rect2f{100, 50, 30, 40});
  EXPECT_FLOAT_EQ(box.width, 60);
  EXPECT_FLOAT_EQ(box.height, 80);
}

INSTANTIATE_TEST_SUITE_P(PictureTransform, BothWays, ::testing::Bool());

TEST(PictureTransform, MirrorSwapsTheSidesOnly) {
  const PictureTransform plain({640, 480}, {0, 0, 640, 480}, false);
  const PictureTransform mirrored({640, 480}, {0, 0, 640, 480}, true);
  const cv::Point2f a = plain.to_screen(cv::Point2f{100, 200});
  const cv::Point2f b = mirrored.to_screen(cv::Point2f{100, 200});
  EXPECT_FLOAT_EQ(a.x, 100.5F);
  EXPECT_FLOAT_EQ(b.x, 640 - 100.5F);
  EXPECT_FLOAT_EQ(a.y, b.y);
}

TEST(PictureTransform, SaysNothingOutsideThePicture) {
  const PictureTransform transform({640, 480}, {0, 0, 1000, 480}, false);
  EXPECT_FALSE(transform.to_image({10, 100}));
  EXPECT_TRUE(transform.to_image({500, 100}));
}

TEST(PictureTransform, SurvivesEmptyPicturesAndAreas) {
  EXPECT_EQ(PictureTransform({0, 0}, {0, 0, 10, 10}, false).picture().area(), 0);
  EXPECT_EQ(PictureTransform({10, 10}, {5, 5, -3, 10}, false).picture().area(), 0);
  EXPECT_FALSE(PictureTransform({10, 10}, {0, 0, 0, 0}, true).to_image({0, 0}));
}

TEST(FindHit, TakesTheSmallestBoxUnderThePoint) {
  const std::vector<cv::Rect2f> boxes{{0, 0, 100, 100}, {40, 40, 20, 20}, {200, 200, 5, 5}};
  EXPECT_EQ(find_hit(boxes, {50, 50}), 1U);
  EXPECT_EQ(find_hit(boxes, {10, 10}), 0U);
  EXPECT_FALSE(find_hit(boxes, {150, 150}));
}

}  // namespace
}  // namespace attune::ui
