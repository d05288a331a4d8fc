#include "ui/layout.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace attune::ui {
namespace {

std::vector<cv::Rect2f> parts(const WatchLayout& layout) {
  std::vector<cv::Rect2f> all{layout.top_bar, layout.picture,  layout.cues,
                              layout.state,   layout.timeline, layout.status};
  if (layout.faces.area() > 0) all.push_back(layout.faces);
  return all;
}

TEST(Layout, PartsNeverOverlapAndStayInside) {
  for (const cv::Size2f window : {cv::Size2f{1280, 720}, {1920, 1080}, {960, 600}, {2560, 1440}}) {
    for (float scale = kSmallestText; scale <= kLargestText; scale += kTextStep) {
      for (const int faces : {1, 2, 9}) {
        const auto all = parts(make_watch_layout(window, kBodyText_px * scale, faces));
        for (std::size_t i = 0; i < all.size(); ++i) {
          EXPECT_GE(all[i].x, 0);
          EXPECT_GE(all[i].y, 0);
          EXPECT_GT(all[i].width, 0);
          EXPECT_LE(all[i].x + all[i].width, window.width + 0.01F);
          EXPECT_LE(all[i].y + all[i].height, window.height + 0.01F);
          for (std::size_t k = i + 1; k < all.size(); ++k) {
            EXPECT_LT((all[i] & all[k]).area(), 0.01F)
                << i << " and " << k << " at width " << window.width << " scale " << scale;
          }
        }
      }
    }
  }
}

TEST(Layout, ThePictureStaysTheLargestPartAtOrdinarySizes) {
  const WatchLayout layout = make_watch_layout({1280, 720}, kBodyText_px);
  EXPECT_EQ(layout.mode, WatchLayout::Mode::standard);
  for (const cv::Rect2f& part : parts(layout)) EXPECT_LE(part.area(), layout.picture.area());
  EXPECT_GT(layout.picture.area(), 0.38F * 1280 * 720);
}

TEST(Layout, LargerTextChangesTheModeInOrder) {
  int before = 0;
  for (float scale = kSmallestText; scale <= kLargestText; scale += kTextStep) {
    const int mode = static_cast<int>(make_watch_layout({1280, 720}, kBodyText_px * scale).mode);
    EXPECT_GE(mode, before);
    before = mode;
  }
  EXPECT_EQ(before, static_cast<int>(WatchLayout::Mode::compact));
}

// More faces take from the picture alone; their lines have room for two rows at most.
TEST(Layout, LinesOfFacesTakeFromThePictureAlone) {
  const WatchLayout alone = make_watch_layout({1280, 720}, kBodyText_px);
  const WatchLayout two = make_watch_layout({1280, 720}, kBodyText_px, 2);
  const WatchLayout many = make_watch_layout({1280, 720}, kBodyText_px, 9);
  EXPECT_EQ(alone.faces.area(), 0);
  EXPECT_NEAR(two.faces.height, kFaceLine_em * kBodyText_px, 0.01F);
  EXPECT_NEAR(many.faces.height, 2 * two.faces.height, 0.01F);
  EXPECT_LT(two.picture.height, alone.picture.height);
  EXPECT_EQ(two.state, alone.state);
  EXPECT_EQ(two.timeline, alone.timeline);
}

TEST(Layout, MovementHasARowUnlessTextIsVeryLarge) {
  const WatchLayout ordinary = make_watch_layout({1280, 720}, kBodyText_px);
  EXPECT_EQ(row_count(ordinary.mode), 6);
  EXPECT_EQ(row_count(make_watch_layout({1280, 720}, 2 * kBodyText_px).mode), 5);
}

TEST(Layout, SurvivesTinyWindows) {
  for (const cv::Rect2f& part : parts(make_watch_layout({1, 1}, kBodyText_px, 2))) {
    EXPECT_GE(part.width, 0);
    EXPECT_GE(part.height, 0);
  }
}

TEST(TextScale, KeepsToItsStepsAndLimits) {
  EXPECT_EQ(valid_text_scale(1.13F), 1.125F);
  EXPECT_EQ(valid_text_scale(0.2F), kSmallestText);
  EXPECT_EQ(valid_text_scale(9.0F), kLargestText);
  EXPECT_EQ(valid_text_scale(std::numeric_limits<float>::quiet_NaN()), kSmallestText);
}

TEST(Layout, WithVeryLargeTextTheSpotlightsCardMayStandBelowThePicture) {
  const WatchLayout ordinary = make_watch_layout({1280, 720}, kBodyText_px);
  EXPECT_EQ(spotlight_area(ordinary), ordinary.picture);
  const WatchLayout large = make_watch_layout({1280, 720}, 2 * kBodyText_px);
  EXPECT_NEAR(spotlight_area(large).br().y, large.timeline.br().y, 0.01F);
  EXPECT_EQ(spotlight_area(large).width, large.picture.width);
}

TEST(Layout, PracticeTakesAllBetweenTheBars) {
  for (const float em : {17.0F, 34.0F}) {
    const WatchLayout layout = make_watch_layout({1280, 720}, em);
    const cv::Rect2f area = practice_area(layout);
    EXPECT_GE(area.y, layout.top_bar.y + layout.top_bar.height);
    EXPECT_LE(area.y + area.height, layout.status.y);
    EXPECT_EQ(area.width, layout.top_bar.width);
    EXPECT_GT(area.height, 0.7F * 720 - 2 * em);
  }
}

}  // namespace
}  // namespace attune::ui
