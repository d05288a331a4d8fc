#include "capture/jpeg_decoder.hpp"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <random>

#include "support/clip_writer.hpp"

namespace attune::capture {
namespace {

std::vector<unsigned char> jpeg_of(const cv::Mat& image) {
  std::vector<unsigned char> bytes;
  cv::imencode(".jpg", image, bytes);
  return bytes;
}

TEST(JpegDecoder, DecodesOneAfterTheOther) {
  JpegDecoder decoder;
  for (const cv::Size size : {cv::Size(64, 48), cv::Size(64, 48), cv::Size(30, 70)}) {
    const cv::Mat image =
        attune::testing::clip_picture({.width = size.width, .height = size.height}, 2);
    std::vector<unsigned char> bytes = jpeg_of(image);
    bytes.resize(bytes.size() + 500);  // a camera's buffer is larger than its picture
    const cv::Mat decoded = decoder.decode(cv::Mat(bytes));
    ASSERT_EQ(decoded.size(), size);
    EXPECT_LT(cv::norm(decoded, image, cv::NORM_L1) / static_cast<double>(3 * size.area()), 8.0);
  }
}

TEST(JpegDecoder, DamagedPicturesGiveNothingAndDoNotLast) {
  JpegDecoder decoder;
  const std::vector<unsigned char> good = jpeg_of(attune::testing::clip_picture({}, 2));
  EXPECT_TRUE(decoder.decode(cv::Mat()).empty());
  std::vector<unsigned char> cut(good.begin(), good.begin() + static_cast<long>(good.size() / 2));
  EXPECT_TRUE(decoder.decode(cv::Mat(cut)).empty());
  EXPECT_TRUE(decoder.decode(cv::Mat(1, 2000, CV_8UC1, cv::Scalar(7))).empty());
  EXPECT_FALSE(decoder.decode(cv::Mat(good)).empty());
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    std::vector<unsigned char> bytes = good;
    for (int n = 0; n < 4; ++n)
      bytes[random() % bytes.size()] = static_cast<unsigned char>(random());
    decoder.decode(cv::Mat(bytes));
  }
  EXPECT_EQ(decoder.decode(cv::Mat(good)).size(), cv::Size(64, 48));
}

}  // namespace
}  // namespace attune::capture
