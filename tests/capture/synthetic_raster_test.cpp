#include "capture/synthetic_raster.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <opencv2/core.hpp>

namespace attune::capture {
namespace {

cv::Mat black(int columns, int rows) { return cv::Mat::zeros(rows, columns, CV_8UC3); }

ShadedVertex at(float x, float y, float grey = 200.0F) { return {{x, y}, {grey, grey, grey}}; }

int drawn(const cv::Mat& image) { return cv::countNonZero(image.reshape(1) > 0) / 3; }

TEST(FillTriangle, FillsItsArea) {
  cv::Mat image = black(100, 100);
  fill_triangle(image, at(10, 10), at(90, 10), at(10, 90));
  EXPECT_NEAR(drawn(image), 80 * 80 / 2, 130);
  EXPECT_EQ(image.at<cv::Vec3b>(20, 20), cv::Vec3b(200, 200, 200));
  EXPECT_EQ(image.at<cv::Vec3b>(80, 80), cv::Vec3b(0, 0, 0));
}

TEST(FillTriangle, MixesColoursLinearly) {
  cv::Mat image = black(101, 101);
  fill_triangle(image, {{0, 0}, {0, 100, 250}}, {{100, 0}, {200, 100, 50}},
                {{0, 100}, {0, 0, 250}});
  const cv::Vec3b middle = image.at<cv::Vec3b>(0, 50);
  EXPECT_NEAR(middle[0], 100, 1);
  EXPECT_NEAR(middle[1], 100, 1);
  EXPECT_NEAR(middle[2], 150, 1);
  EXPECT_NEAR(image.at<cv::Vec3b>(50, 0)[1], 50, 1);
}

TEST(FillTriangle, DoesNotShowItsBack) {
  cv::Mat image = black(50, 50);
  fill_triangle(image, at(10, 10), at(10, 40), at(40, 10));
  EXPECT_EQ(drawn(image), 0);
}

TEST(FillTriangle, ClipsAtTheEdgeOfThePicture) {
  cv::Mat whole = black(60, 60);
  cv::Mat inner(whole, cv::Rect(20, 20, 20, 20));  // a frame around it shows what goes astray
  fill_triangle(inner, at(-500, -300), at(700, -200), at(30, 900));
  EXPECT_EQ(drawn(inner), 400);
  EXPECT_EQ(drawn(whole), 400);
}

TEST(FillTriangle, DrawsNothingForWhatIsNotANumber) {
  cv::Mat image = black(50, 50);
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float inf = std::numeric_limits<float>::infinity();
  fill_triangle(image, at(nan, 10), at(40, 10), at(10, 40));
  fill_triangle(image, at(10, inf), at(40, 10), at(10, 40));
  fill_triangle(image, at(10, 10), at(inf, 10), at(10, 40));
  fill_triangle(image, at(10, 10), at(10, 10), at(10, 10));
  EXPECT_EQ(drawn(image), 0);
}

TEST(FillGrid, HasNoHolesBetweenItsCells) {
  ShadedGrid grid;
  grid.columns = 9;
  for (int row = 0; row < 9; ++row) {
    for (int column = 0; column < 9; ++column) {
      grid.vertices.push_back(at(5.0F + 9.3F * static_cast<float>(column) + 0.7F * std::sin(row),
                                 5.0F + 9.7F * static_cast<float>(row) + 0.9F * std::cos(column)));
    }
  }
  cv::Mat image = black(90, 95);
  fill_grid(image, grid, 4);
  for (int y = 8; y < 80; ++y) {
    for (int x = 8; x < 76; ++x) ASSERT_GT(image.at<cv::Vec3b>(y, x)[0], 0) << x << ' ' << y;
  }
}

TEST(FillGrid, TheMiddleCoversTheSides) {
  // Two cells that lie over each other on the screen: the middle one must be seen.
  ShadedGrid grid;
  grid.columns = 4;
  for (const float y : {10.0F, 40.0F}) {
    grid.vertices.push_back(at(10, y, 50));
    grid.vertices.push_back(at(35, y, 50));
    grid.vertices.push_back(at(36, y, 200));
    grid.vertices.push_back(at(60, y, 200));
  }
  // The left column reaches into the right one.
  grid.vertices[1].at.x = grid.vertices[5].at.x = 50;
  cv::Mat image = black(70, 50);
  fill_grid(image, grid, 2);
  EXPECT_EQ(image.at<cv::Vec3b>(25, 45)[0], 200);
  EXPECT_EQ(image.at<cv::Vec3b>(25, 20)[0], 50);
}

TEST(FillColumns, DrawsOnlyThoseColumns) {
  ShadedGrid grid;
  grid.columns = 4;
  for (const float y : {5.0F, 25.0F}) {
    for (const float x : {5.0F, 15.0F, 25.0F, 35.0F}) grid.vertices.push_back(at(x, y));
  }
  cv::Mat image = black(40, 30);
  fill_columns(image, grid, 1, 2, 0);
  EXPECT_EQ(image.at<cv::Vec3b>(15, 10)[0], 0);
  EXPECT_EQ(image.at<cv::Vec3b>(15, 20)[0], 200);
  EXPECT_EQ(image.at<cv::Vec3b>(15, 30)[0], 0);
}

TEST(FillGrid, RefusesAGridWithoutRows) {
  cv::Mat image = black(10, 10);
  ShadedGrid grid;
  EXPECT_THROW(fill_grid(image, grid, 0), std::logic_error);
  grid.columns = 3;
  grid.vertices.resize(7);
  EXPECT_THROW(fill_grid(image, grid, 0), std::logic_error);
}

}  // namespace
}  // namespace attune::capture
