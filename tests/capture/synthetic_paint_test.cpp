#include "capture/synthetic_paint.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <opencv2/core.hpp>

namespace attune::capture {
namespace {

cv::Mat black() { return cv::Mat::zeros(80, 100, CV_8UC3); }

Outline square(float left, float top, float right, float bottom) {
  return {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

double sum(const cv::Mat& image) { return cv::sum(image)[0]; }

TEST(FillOutline, FillsWithItsColour) {
  cv::Mat image = black();
  fill_outline(image, square(20, 20, 60, 50), {{10, 100, 200}});
  EXPECT_EQ(image.at<cv::Vec3b>(35, 40), cv::Vec3b(10, 100, 200));
  EXPECT_EQ(image.at<cv::Vec3b>(35, 80), cv::Vec3b(0, 0, 0));
}

TEST(FillOutline, OpacityMixes) {
  cv::Mat image(80, 100, CV_8UC3, cv::Scalar(100, 100, 100));
  fill_outline(image, square(20, 20, 60, 50), {{200, 200, 200}, 0.5F});
  EXPECT_NEAR(image.at<cv::Vec3b>(35, 40)[0], 150, 1);
}

TEST(FillOutline, SoftEdgeKeepsTheSumAndTheMiddle) {
  for (const float soft : {3.0F, 12.0F}) {  // the second works in a smaller picture
    cv::Mat hard = cv::Mat::zeros(200, 200, CV_8UC3), gentle = hard.clone();
    fill_outline(hard, square(60, 60, 140, 140), {{200, 200, 200}});
    fill_outline(gentle, square(60, 60, 140, 140), {{200, 200, 200}, 1.0F, soft});
    EXPECT_NEAR(sum(gentle) / sum(hard), 1.0, 0.03);
    EXPECT_GT(gentle.at<cv::Vec3b>(100, 100)[0], 195);
    EXPECT_NEAR(gentle.at<cv::Vec3b>(100, 60)[0], 100, 30) << "half at the edge";
    EXPECT_NEAR(gentle.at<cv::Vec3b>(100, 60)[0], gentle.at<cv::Vec3b>(100, 140)[0], 20)
        << "and not shifted";
  }
}

TEST(FillOutline, StaysInsideTheClip) {
  cv::Mat image = black();
  const Outline clip = square(0, 0, 40, 79);
  fill_outline(image, square(20, 20, 60, 50), {{200, 200, 200}}, &clip);
  EXPECT_EQ(image.at<cv::Vec3b>(35, 30)[0], 200);
  EXPECT_EQ(image.at<cv::Vec3b>(35, 50)[0], 0);
  cv::Mat soft = black();
  fill_outline(soft, square(20, 20, 60, 50), {{200, 200, 200}, 1.0F, 10.0F}, &clip);
  EXPECT_GT(soft.at<cv::Vec3b>(35, 35)[0], 0);
  EXPECT_EQ(soft.at<cv::Vec3b>(35, 50)[0], 0);
}

TEST(FillOutline, ClipsAtThePictureAndSurvivesNonsense) {
  cv::Mat whole = black();
  cv::Mat inner(whole, cv::Rect(30, 30, 20, 20));
  fill_outline(inner, square(-1e7F, -50, 1e7F, 500), {{255, 255, 255}, 1.0F, 4.0F});
  EXPECT_GT(sum(inner), 0.0);
  EXPECT_EQ(sum(whole), sum(inner));
  const float nan = std::numeric_limits<float>::quiet_NaN();
  fill_outline(inner, {{nan, nan}, {nan, 0}, {0, nan}}, {{9, 9, 9}});
  fill_outline(inner, {}, {{9, 9, 9}});
  fill_outline(inner, {{1, 1}, {5, 5}}, {{9, 9, 9}});
  fill_outline(inner, square(100, 100, 120, 120), {{9, 9, 9}});
}

TEST(PasteOutline, CopiesThePatchInsideOnly) {
  cv::Mat image = black();
  const cv::Mat patch(30, 30, CV_8UC3, cv::Scalar(50, 60, 70));
  paste_outline(image, patch, {20, 20}, square(25, 25, 45, 45));
  EXPECT_EQ(image.at<cv::Vec3b>(35, 35), cv::Vec3b(50, 60, 70));
  EXPECT_EQ(image.at<cv::Vec3b>(22, 22), cv::Vec3b(0, 0, 0));
  paste_outline(image, patch, {-10, -10}, square(-5, -5, 15, 15));  // over the edge
  EXPECT_EQ(image.at<cv::Vec3b>(5, 5), cv::Vec3b(50, 60, 70));
}

TEST(Stroke, IsAsWideAsAsked) {
  const Outline o = stroke({{10, 40}, {50, 40}, {90, 40}}, {2, 8, 2});
  ASSERT_EQ(o.size(), 6U);
  EXPECT_FLOAT_EQ(std::abs(o[1].y - o[4].y), 8.0F);
  EXPECT_FLOAT_EQ(std::abs(o[0].y - o[5].y), 2.0F);
  EXPECT_THROW(stroke({{1, 1}, {2, 2}}, {1}), std::logic_error);
}

TEST(SmoothCurve, PassesThroughItsPoints) {
  const Outline through = {{0, 0}, {10, 5}, {20, 0}, {30, 8}};
  const Outline curve = smooth_curve(through, 31);
  ASSERT_EQ(curve.size(), 31U);
  for (std::size_t i = 0; i < through.size(); ++i) {
    EXPECT_LT(cv::norm(curve[10 * i] - through[i]), 1e-4);
  }
}

TEST(BoxAround, IsClippedToThePicture) {
  EXPECT_EQ(box_around(square(10, 10, 20, 20), 2, {100, 80}), cv::Rect(8, 8, 15, 15));
  EXPECT_EQ(box_around(square(-10, -10, 5, 5), 0, {100, 80}), cv::Rect(0, 0, 6, 6));
  EXPECT_TRUE(box_around(square(200, 200, 220, 220), 2, {100, 80}).empty());
  EXPECT_TRUE(box_around({}, 2, {100, 80}).empty());
}

}  // namespace
}  // namespace attune::capture
