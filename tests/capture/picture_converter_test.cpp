#include "capture/picture_converter.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <opencv2/core.hpp>

extern "C" {
#include <libavutil/display.h>
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>
}

namespace attune::capture {
namespace {

struct FreeFrame {
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
using FramePointer = std::unique_ptr<AVFrame, FreeFrame>;

FramePointer make_frame(int width, int height, AVPixelFormat format) {
  FramePointer frame(av_frame_alloc());
  frame->width = width;
  frame->height = height;
  frame->format = format;
  if (av_frame_get_buffer(frame.get(), 0) < 0) throw std::runtime_error("no memory");
  return frame;
}

// Red in the top left quarter, black elsewhere.
FramePointer make_corner(int width, int height) {
  FramePointer frame = make_frame(width, height, AV_PIX_FMT_BGR24);
  for (int y = 0; y < height; ++y) {
    std::uint8_t* row = frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0];
    std::memset(row, 0, static_cast<std::size_t>(3 * width));
    for (int x = 0; x < width / 2 && y < height / 2; ++x) row[3 * x + 2] = 255;
  }
  return frame;
}

bool is_red(const cv::Mat& image, double x, double y) {
  const auto pixel =
      image.at<cv::Vec3b>(static_cast<int>(y * image.rows), static_cast<int>(x * image.cols));
  return pixel[2] > 200 && pixel[0] < 50;
}

TEST(PictureConverter, LimitedAndFullRangeGiveTheSameGrey) {
  PictureConverter converter(false);
  for (const bool full : {false, true}) {
    FramePointer frame = make_frame(64, 48, AV_PIX_FMT_YUV420P);
    frame->color_range = full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
    // Half brightness: 16 + 219 / 2, or 255 / 2.
    std::memset(frame->data[0], full ? 128 : 126,
                static_cast<std::size_t>(frame->linesize[0]) * 48);
    for (int plane : {1, 2}) {
      std::memset(frame->data[plane], 128, static_cast<std::size_t>(frame->linesize[plane]) * 24);
    }
    const cv::Mat image = converter.convert(*frame, nullptr);
    ASSERT_EQ(image.size(), cv::Size(64, 48));
    for (const unsigned char value :
         {image.at<cv::Vec3b>(20, 30)[0], image.at<cv::Vec3b>(20, 30)[2]}) {
      EXPECT_NEAR(value, 128, 2) << (full ? "full" : "limited");
    }
  }
}

TEST(PictureConverter, GreyPictureKeepsItsValues) {
  PictureConverter converter(true);
  FramePointer frame = make_frame(32, 32, AV_PIX_FMT_GRAY8);
  std::memset(frame->data[0], 7, static_cast<std::size_t>(frame->linesize[0]) * 32);
  const cv::Mat image = converter.convert(*frame, nullptr);
  EXPECT_EQ(image.at<cv::Vec3b>(3, 3), cv::Vec3b(7, 7, 7));
}

TEST(PictureConverter, SizeAndFormatMayChangeFromFrameToFrame) {
  PictureConverter converter(false);
  for (const cv::Size size :
       {cv::Size(64, 48), cv::Size(33, 17), cv::Size(1, 1), cv::Size(640, 2)}) {
    for (const AVPixelFormat format :
         {AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV444P, AV_PIX_FMT_GRAY8, AV_PIX_FMT_RGBA,
          AV_PIX_FMT_YUV420P10LE, AV_PIX_FMT_NV12, AV_PIX_FMT_PAL8}) {
      FramePointer frame = make_frame(size.width, size.height, format);
      const cv::Mat image = converter.convert(*frame, nullptr);
      ASSERT_EQ(image.size(), size) << av_get_pix_fmt_name(format);
      EXPECT_EQ(image.type(), CV_8UC3);
      EXPECT_TRUE(image.isContinuous());
    }
  }
}

TEST(PictureConverter, TurnsAsTheMatrixAsks) {
  PictureConverter converter(false);
  const FramePointer frame = make_corner(64, 32);
  const struct {
    int quarters;
    double x, y;  // where the red corner goes
  } cases[] = {{0, 0.25, 0.25}, {1, 0.75, 0.25}, {2, 0.75, 0.75}, {3, 0.25, 0.75}};
  for (const auto& turn : cases) {
    std::int32_t matrix[9];
    av_display_rotation_set(matrix, 90.0 * turn.quarters);
    const cv::Mat image = converter.convert(*frame, matrix);
    EXPECT_EQ(image.size(), turn.quarters % 2 == 0 ? cv::Size(64, 32) : cv::Size(32, 64));
    for (const double x : {0.25, 0.75}) {
      for (const double y : {0.25, 0.75}) {
        EXPECT_EQ(is_red(image, x, y), x == turn.x && y == turn.y) << turn.quarters;
      }
    }
    // Mirrored as well: the picture is flipped left to right and then turned.
    av_display_matrix_flip(matrix, 1, 0);
    const cv::Mat flipped = converter.convert(*frame, matrix);
    EXPECT_TRUE(is_red(flipped, 1.0 - turn.x, turn.y)) << turn.quarters;
  }
}

TEST(PictureConverter, MakesPixelsSquare) {
  PictureConverter converter(false);
  FramePointer frame = make_corner(72, 57);
  frame->sample_aspect_ratio = {16, 15};
  EXPECT_EQ(converter.convert(*frame, nullptr).size(), cv::Size(77, 57));
  frame->sample_aspect_ratio = {0, 1};
  EXPECT_EQ(converter.convert(*frame, nullptr).size(), cv::Size(72, 57));
  frame->sample_aspect_ratio = {1000000, 1};
  EXPECT_EQ(converter.convert(*frame, nullptr).size(), cv::Size(72, 57));
}

TEST(PictureConverter, SenselessFramesGiveNothing) {
  PictureConverter converter(false);
  const FramePointer empty(av_frame_alloc());
  EXPECT_TRUE(converter.convert(*empty, nullptr).empty());
  FramePointer frame = make_corner(8, 8);
  frame->format = AV_PIX_FMT_VAAPI;
  EXPECT_TRUE(converter.convert(*frame, nullptr).empty());
  frame->format = AV_PIX_FMT_BGR24;
  const std::int32_t zeros[9] = {};
  EXPECT_EQ(converter.convert(*frame, zeros).size(), cv::Size(8, 8));
}

}  // namespace
}  // namespace attune::capture
