#include "vision/crop.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <opencv2/imgproc.hpp>

namespace attune::vision {
namespace {

// A picture whose blue value grows with x and whose green value grows with y.
cv::Mat ramp(int width, int height) {
  cv::Mat image(height, width, CV_8UC3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      image.at<cv::Vec3b>(y, x) = {static_cast<uchar>(x * 255 / width),
                                   static_cast<uchar>(y * 255 / height), 0};
    }
  }
  return image;
}

// Where in the ramp the pixel comes from.
cv::Point2f source_of(const cv::Mat& crop, int x, int y, const cv::Size& size) {
  const auto pixel = crop.at<cv::Vec3b>(y, x);
  return {static_cast<float>(pixel[0]) * static_cast<float>(size.width) / 255.0F,
          static_cast<float>(pixel[1]) * static_cast<float>(size.height) / 255.0F};
}

class CropSquare : public testing::TestWithParam<float> {};

// Both ways of shrinking must agree with the map that takes landmarks back to the picture.
TEST_P(CropSquare, AgreesWithItsMap) {
  const cv::Mat image = ramp(1000, 800);
  const TurnedSquare square{{480.0F, 410.0F}, GetParam(), 0.35F};
  constexpr int kSize = 64;
  const cv::Mat crop = crop_square(image, square, kSize, cv::BORDER_REPLICATE);
  ASSERT_EQ(crop.size(), cv::Size(kSize, kSize));
  const auto map = image_from_crop(square, kSize);
  for (const cv::Point at : {cv::Point(10, 12), cv::Point(50, 20), cv::Point(32, 60)}) {
    const auto expected = transform(map, cv::Point2f(at));
    const auto seen = source_of(crop, at.x, at.y, image.size());
    EXPECT_NEAR(seen.x, expected.x, 6.0);
    EXPECT_NEAR(seen.y, expected.y, 6.0);
  }
}

INSTANTIATE_TEST_SUITE_P(Sides, CropSquare, testing::Values(40.0F, 100.0F, 150.0F, 300.0F, 500.0F));

TEST(CropSquareShrinking, AveragesFineTexture) {
  // Single-pixel stripes: without averaging, a crop shows black and white at random.
  cv::Mat stripes(640, 640, CV_8UC3);
  for (int x = 0; x < 640; ++x) {
    stripes.col(x).setTo(x % 2 == 0 ? cv::Scalar::all(0) : cv::Scalar::all(200));
  }
  const cv::Mat crop = crop_square(stripes, {{320, 320}, 512.0F, 0.0F}, 64, cv::BORDER_REPLICATE);
  cv::Scalar mean;
  cv::Scalar spread;
  cv::meanStdDev(crop, mean, spread);
  EXPECT_NEAR(mean[0], 100.0, 3.0);
  EXPECT_LT(spread[0], 5.0);
}

TEST(CropSquareBorder, IsRepeatedOrBlack) {
  const cv::Mat white(50, 50, CV_8UC3, cv::Scalar::all(255));
  const TurnedSquare outside{{500, 500}, 40, 0};
  EXPECT_EQ(cv::mean(crop_square(white, outside, 16, cv::BORDER_REPLICATE))[0], 255);
  EXPECT_EQ(cv::mean(crop_square(white, outside, 16, cv::BORDER_CONSTANT))[0], 0);
}

TEST(CropSquareOdd, InputGivesAPictureOfTheSizeAskedFor) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  const cv::Mat dot(1, 1, CV_8UC3, cv::Scalar::all(9));
  for (const TurnedSquare& square :
       {TurnedSquare{{0, 0}, 1, 0}, TurnedSquare{{nan, 0}, 5, 0}, TurnedSquare{{0, 0}, nan, 0},
        TurnedSquare{{0, 0}, -3, 0}, TurnedSquare{{0, 0}, 0, 0}, TurnedSquare{{infinity, 0}, 3, 0},
        TurnedSquare{{0, 0}, 3, nan}, TurnedSquare{{0, 0}, 1e9F, 0}, TurnedSquare{{3, 3}, 900, 1},
        TurnedSquare{{1e9F, -1e9F}, 900, 1}}) {
    EXPECT_EQ(crop_square(dot, square, 8, cv::BORDER_REPLICATE).size(), cv::Size(8, 8));
  }
  EXPECT_EQ(crop_square(cv::Mat(), {{0, 0}, 1, 0}, 8, cv::BORDER_CONSTANT).size(), cv::Size(8, 8));
}

}  // namespace
}  // namespace attune::vision
