#include "ui/picture_card.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

TEST(PictureCard, StandsAtItsEndOfThePicture) {
  Headless ui({800, 600}, 1.0F);
  const cv::Rect2f picture{50, 40, 500, 400};
  for (const auto end : {PictureCard::End::upper, PictureCard::End::lower}) {
    const cv::Rect2f inner = ui.in_window([&](const Canvas& canvas) {
      return PictureCard("card", picture, end, 60, 1.0F, canvas).inner();
    });
    EXPECT_NEAR(inner.height, 60, 1);
    EXPECT_EQ((inner & picture), inner);
    EXPECT_EQ(inner.y < 200, end == PictureCard::End::upper);
  }
}

TEST(PictureCard, IsNeverHigherThanThePicture) {
  Headless ui({800, 600}, 1.0F);
  const cv::Rect2f picture{50, 40, 500, 100};
  const cv::Rect2f inner = ui.in_window([&](const Canvas& canvas) {
    return PictureCard("card", picture, PictureCard::End::lower, 600, 1.0F, canvas).inner();
  });
  EXPECT_EQ((inner & picture), inner);
}

TEST(PlaceButtons, BreaksIntoRows) {
  Headless ui({800, 600}, 1.0F);
  const auto placed = ui.in_window([&](const Canvas& canvas) {
    return place_buttons({"Eyes", "Brows", "Mouth"}, {10, 20, 100, 100}, canvas);
  });
  ASSERT_EQ(placed.size(), 3U);
  EXPECT_EQ(placed[0].tl(), cv::Point2f(10, 20));
  EXPECT_GT(placed[2].y, placed[0].y);
  for (const cv::Rect2f& rect : placed) EXPECT_LE(rect.br().x, 110);
}

}  // namespace
}  // namespace attune::ui
