#include "ui/progress_view.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

TEST(ProgressView, PointsLieByWeekAndShare) {
  const cv::Rect2f room(100, 50, 80, 20);
  EXPECT_EQ(plot_point({0, 0, 4}, 5, room), cv::Point2f(100, 70));
  EXPECT_EQ(plot_point({4, 4, 4}, 5, room), cv::Point2f(180, 50));
  EXPECT_EQ(plot_point({2, 1, 2}, 5, room), cv::Point2f(140, 60));
  EXPECT_EQ(plot_point({0, 1, 1}, 1, room), cv::Point2f(140, 50)) << "one week: in the middle";
  EXPECT_EQ(plot_point({9, 1, 1}, 5, room).x, 180) << "never outside";
}

TEST(ProgressView, SensitivityInWords) {
  EXPECT_EQ(words_for_sensitivity(3.0, 5), "") << "too few to say";
  EXPECT_EQ(words_for_sensitivity(2.4, 10), "told apart well");
  EXPECT_EQ(words_for_sensitivity(1.4, 10), "told apart often");
  EXPECT_EQ(words_for_sensitivity(0.2, 10), "hard to tell apart so far");
  EXPECT_EQ(share_text(8, 10), "8 of 10");
}

}  // namespace
}  // namespace attune::ui
