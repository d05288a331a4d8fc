#include "capture/media_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <variant>

#include "core/error.hpp"
#include "support/clip_writer.hpp"
#include "support/temp_folder.hpp"

namespace attune::capture {
namespace {

using attune::testing::ClipPlan;
using attune::testing::TempFolder;

std::vector<MediaPicture> read_all(MediaReader& reader) {
  std::vector<MediaPicture> pictures;
  while (true) {
    MediaResult result = reader.next();
    auto* picture = std::get_if<MediaPicture>(&result);
    if (picture == nullptr) break;
    pictures.push_back(std::move(*picture));
  }
  return pictures;
}

double mean_difference(const cv::Mat& a, const cv::Mat& b) {
  return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * 3);
}

TEST(MediaReader, ReadsEveryFrameOfEveryContainer) {
  const TempFolder folder;
  const struct {
    const char* name;
    const char* codec;
    double tolerance;
  } cases[] = {{"a.mp4", "mpeg4", 8.0},
               {"b.avi", "mjpeg", 8.0},
               {"c.mkv", "ffv1", 3.0},
               {"d.ts", "mpeg4", 8.0},
               {"e.webm", "libvpx", 30.0}};
  for (const auto& item : cases) {
    ClipPlan plan;
    plan.codec = item.codec;
    attune::testing::write_clip(folder.file(item.name), plan);
    MediaReader reader = MediaReader::open_file(folder.file(item.name), {});
    EXPECT_FALSE(reader.facts().still);
    ASSERT_TRUE(reader.facts().frame_rate) << item.name;
    EXPECT_NEAR(*reader.facts().frame_rate, 25.0, 0.1) << item.name;
    const std::vector<MediaPicture> pictures = read_all(reader);
    ASSERT_EQ(pictures.size(), 10U) << item.name;
    for (int i = 0; i < 10; ++i) {
      const MediaPicture& picture = pictures[static_cast<std::size_t>(i)];
      ASSERT_TRUE(picture.time_s);
      EXPECT_NEAR(*picture.time_s, 0.04 * i, 0.0015) << item.name;
      EXPECT_LT(mean_difference(picture.image, attune::testing::clip_picture(plan, i)),
                item.tolerance)
          << item.name << " frame " << i;
    }
  }
}

TEST(MediaReader, PicturesDoNotShareMemory) {
  const TempFolder folder;
  attune::testing::write_clip(folder.file("a.mp4"), {});
  MediaReader reader = MediaReader::open_file(folder.file("a.mp4"), {});
  std::vector<MediaPicture> pictures = read_all(reader);
  const cv::Mat copy = pictures[0].image.clone();
  pictures[1].image.setTo(0);
  EXPECT_EQ(cv::norm(pictures[0].image, copy, cv::NORM_INF), 0.0);
}

TEST(MediaReader, StillsLookAsOpenCvReadsThem) {
  const TempFolder folder;
  cv::Mat image = attune::testing::clip_picture({.width = 131, .height = 77}, 3);
  for (const char* name : {"a.png", "a.jpg", "a.bmp", "a.webp", "a.tif", "a.ppm"}) {
    ASSERT_TRUE(cv::imwrite(folder.file(name), image));
    MediaReader reader = MediaReader::open_file(folder.file(name), {});
    EXPECT_TRUE(reader.facts().still) << name;
    EXPECT_EQ(reader.facts().frame_count, 1);
    const std::vector<MediaPicture> pictures = read_all(reader);
    ASSERT_EQ(pictures.size(), 1U) << name;
    const cv::Mat expected = cv::imread(folder.file(name));
    ASSERT_EQ(pictures[0].image.size(), expected.size());
    EXPECT_LT(mean_difference(pictures[0].image, expected), 1.5) << name;
  }
}

TEST(MediaReader, GreyAndDeepAndTransparentStillsAreRead) {
  const TempFolder folder;
  const cv::Mat grey(20, 30, CV_8UC1, cv::Scalar(90));
  const cv::Mat deep(20, 30, CV_16UC3, cv::Scalar::all(90 * 257));
  const cv::Mat transparent(20, 30, CV_8UC4, cv::Scalar(90, 90, 90, 255));
  for (const cv::Mat& image : {grey, deep, transparent}) {
    ASSERT_TRUE(cv::imwrite(folder.file("a.png"), image));
    MediaReader reader = MediaReader::open_file(folder.file("a.png"), {});
    const std::vector<MediaPicture> pictures = read_all(reader);
    ASSERT_EQ(pictures.size(), 1U);
    EXPECT_NEAR(pictures[0].image.at<cv::Vec3b>(5, 5)[1], 90, 1) << image.type();
  }
}

// A JPEG that says how it was held, as phones and cameras write them.
std::vector<unsigned char> jpeg_held(const cv::Mat& image, unsigned char orientation) {
  std::vector<unsigned char> bytes;
  cv::imencode(".jpg", image, bytes);
  const unsigned char exif[] = {0xFF, 0xE1, 0x00, 0x22, 'E', 'x', 'i', 'f', 0, 0,
                                'M',  'M',  0,    0x2A, 0,   0,   0,   8,   0, 1,  // one entry:
                                0x01, 0x12, 0,    3,    0,   0,   0,   1,   0, orientation,
                                0,    0,    0,    0,    0,   0};
  bytes.insert(bytes.begin() + 2, std::begin(exif), std::end(exif));
  return bytes;
}

TEST(MediaReader, PhotosComeUpright) {
  const TempFolder folder;
  const cv::Mat image = attune::testing::clip_picture({.width = 80, .height = 48}, 3);
  for (unsigned char orientation = 1; orientation <= 8; ++orientation) {
    attune::testing::write_bytes(folder.file("a.jpg"), jpeg_held(image, orientation));
    MediaReader reader = MediaReader::open_file(folder.file("a.jpg"), {});
    const std::vector<MediaPicture> pictures = read_all(reader);
    ASSERT_EQ(pictures.size(), 1U) << int{orientation};
    const cv::Mat expected = cv::imread(folder.file("a.jpg"));
    ASSERT_EQ(pictures[0].image.size(), expected.size()) << int{orientation};
    EXPECT_LT(mean_difference(pictures[0].image, expected), 2.0) << int{orientation};
  }
}

TEST(MediaReader, KindIsToldByContentNotByName) {
  const TempFolder folder;
  attune::testing::write_clip(folder.file("a.mp4"), {});
  std::filesystem::rename(folder.file("a.mp4"), folder.file("a.txt"));
  MediaReader reader = MediaReader::open_file(folder.file("a.txt"), {});
  EXPECT_EQ(read_all(reader).size(), 10U);
}

TEST(MediaReader, EndStaysTheEnd) {
  const TempFolder folder;
  attune::testing::write_clip(folder.file("a.mp4"), {});
  MediaReader reader = MediaReader::open_file(folder.file("a.mp4"), {});
  read_all(reader);
  EXPECT_TRUE(std::holds_alternative<MediaEnd>(reader.next()));
  EXPECT_TRUE(std::holds_alternative<MediaEnd>(reader.next()));
}

TEST(MediaReader, SeveralThreadsGiveTheSamePictures) {
  const TempFolder folder;
  attune::testing::write_clip(folder.file("a.mkv"), {.codec = "ffv1"});
  MediaReader one = MediaReader::open_file(folder.file("a.mkv"), {.threads = 1});
  MediaReader many = MediaReader::open_file(folder.file("a.mkv"), {.threads = 0});
  const std::vector<MediaPicture> a = read_all(one);
  const std::vector<MediaPicture> b = read_all(many);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(cv::norm(a[i].image, b[i].image, cv::NORM_INF), 0.0);
  }
}

}  // namespace
}  // namespace attune::capture
