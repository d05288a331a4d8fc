#include "capture/image_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "support/clip_writer.hpp"
#include "support/temp_folder.hpp"

namespace attune::capture {
namespace {

using attune::testing::TempFolder;
using ::testing::HasSubstr;

void write_image(const std::string& path, int width, int value) {
  ASSERT_TRUE(cv::imwrite(path, cv::Mat(20, width, CV_8UC3, cv::Scalar::all(value))));
}

std::string error_of(const std::string& path) {
  try {
    make_image_folder(path, {});
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::source);
    return error.what();
  }
  return "no error";
}

TEST(ImageFolder, NaturalOrderAndOddSizes) {
  const TempFolder folder;
  write_image(folder.file("f10.png"), 31, 100);
  write_image(folder.file("f2.png"), 17, 20);
  write_image(folder.file("F1.png"), 40, 10);
  attune::testing::write_bytes(folder.file("labels.csv"), {'a', ',', 'b'});
  attune::testing::write_bytes(folder.file(".hidden.png"), {'a'});
  std::filesystem::create_directory(folder.path() / "more.png");
  const auto source = make_image_folder(folder.path().string(), {.rate_hz = 10.0});
  EXPECT_EQ(source->info().frame_count, 3);
  EXPECT_EQ(source->info().name, folder.path().filename());
  const int widths[] = {40, 17, 31};
  const int values[] = {10, 20, 100};
  for (int i = 0; i < 3; ++i) {
    const ReadResult result = source->read();
    const auto* frame = std::get_if<core::FramePtr>(&result);
    ASSERT_NE(frame, nullptr);
    EXPECT_EQ((*frame)->index, i);
    EXPECT_NEAR((*frame)->time_s, 0.1 * i, 1e-9);
    EXPECT_EQ((*frame)->image.cols, widths[i]);
    EXPECT_EQ((*frame)->image.at<cv::Vec3b>(3, 3)[0], values[i]);
  }
  EXPECT_TRUE(std::holds_alternative<EndOfSource>(source->read()));
  EXPECT_EQ(source->info().note, "");
}

TEST(ImageFolder, SkipsWhatCannotBeReadAndSaysHowMany) {
  const TempFolder folder;
  attune::testing::write_bytes(folder.file("a.png"), {'n', 'o'});
  write_image(folder.file("b.png"), 20, 10);
  attune::testing::write_bytes(folder.file("c.jpg"), {});
  write_image(folder.file("d.png"), 20, 10);
  const auto source = make_image_folder(folder.path().string(), {.loop = true});
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(std::holds_alternative<core::FramePtr>(source->read()));
  }
  EXPECT_EQ(source->info().note, "2 of 4 pictures cannot be read and are skipped");
}

TEST(ImageFolder, Errors) {
  const TempFolder folder;
  EXPECT_THAT(error_of(folder.path().string()), HasSubstr("there are no pictures in it; put jpg"));
  attune::testing::write_bytes(folder.file("a.mp4"), {'a'});
  EXPECT_THAT(error_of(folder.path().string()), HasSubstr("name one of its videos"));
  attune::testing::write_bytes(folder.file("a.png"), {'a'});
  EXPECT_THAT(error_of(folder.path().string()), HasSubstr("its only picture cannot be read"));
  attune::testing::write_bytes(folder.file("b.png"), {'a'});
  EXPECT_THAT(error_of(folder.path().string()), HasSubstr("none of its 2 pictures can be read"));
  EXPECT_THAT(error_of(folder.file("none")), HasSubstr("no such file"));
}

}  // namespace
}  // namespace attune::capture
