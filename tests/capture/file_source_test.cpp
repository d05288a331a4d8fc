#include "capture/file_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "capture/source.hpp"
#include "support/clip_writer.hpp"
#include "support/temp_folder.hpp"

namespace attune::capture {
namespace {

using attune::testing::ClipPlan;
using attune::testing::TempFolder;
using ::testing::HasSubstr;

std::unique_ptr<FrameSource> open(const std::string& path, const SourceOptions& options = {}) {
  return make_file_source(path, "clip", options);
}

// At most `most` frames; all times must grow.
std::vector<core::FramePtr> read_frames(FrameSource& source, int most = 1000) {
  std::vector<core::FramePtr> frames;
  while (static_cast<int>(frames.size()) < most) {
    ReadResult result = source.read();
    auto* frame = std::get_if<core::FramePtr>(&result);
    if (frame == nullptr) break;
    EXPECT_EQ((*frame)->index, static_cast<std::int64_t>(frames.size()));
    if (!frames.empty()) {
      EXPECT_GT((*frame)->time_s, frames.back()->time_s);
    }
    frames.push_back(*frame);
  }
  return frames;
}

std::string error_of(const std::string& path) {
  try {
    open(path);
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::source);
    return error.what();
  }
  return "no error";
}

TEST(FileSource, GivesAllFramesWithTheirTimes) {
  const TempFolder folder;
  attune::testing::write_clip(folder.file("a.mp4"), {});
  const auto source = open(folder.file("a.mp4"));
  EXPECT_EQ(source->info().name, "clip");
  EXPECT_FALSE(source->info().live);
  EXPECT_EQ(source->info().frame_count, 10);
  ASSERT_TRUE(source->info().duration_s);
  EXPECT_NEAR(*source->info().duration_s, 0.4, 0.05);
  const auto frames = read_frames(*source);
  ASSERT_EQ(frames.size(), 10U);
  EXPECT_NEAR(frames[9]->time_s, 0.36, 1e-3);
  EXPECT_EQ(frames[0]->image.size(), cv::Size(64, 48));
  EXPECT_TRUE(std::holds_alternative<EndOfSource>(source->read()));
}

TEST(FileSource, VariableRateKeepsItsGaps) {
  const TempFolder folder;
  ClipPlan plan;
  plan.times_ms = {0, 10, 11, 500, 520, 3000};
  attune::testing::write_clip(folder.file("a.mkv"), plan);
  const auto source = open(folder.file("a.mkv"));
  const auto frames = read_frames(*source);
  ASSERT_EQ(frames.size(), plan.times_ms.size());
  for (std::size_t i = 0; i < frames.size(); ++i) {
    EXPECT_NEAR(frames[i]->time_s, plan.times_ms[i] / 1000.0, 0.002);
  }
}

TEST(FileSource, LoopGoesOnInTime) {
  const TempFolder folder;
  attune::testing::write_clip(folder.file("a.mp4"), {});
  const auto source = open(folder.file("a.mp4"), {.loop = true});
  const auto frames = read_frames(*source, 35);
  ASSERT_EQ(frames.size(), 35U);
  EXPECT_NEAR(frames[34]->time_s, 34 * 0.04, 0.01);
  EXPECT_EQ(cv::norm(frames[3]->image, frames[23]->image, cv::NORM_INF), 0.0);
}

TEST(FileSource, TurnedPhoneVideoComesUpright) {
  const TempFolder folder;
  for (const int quarters : {1, 2, 3}) {
    ClipPlan plan;
    plan.quarter_turns = quarters;
    attune::testing::write_clip(folder.file("a.mp4"), plan);
    const auto frames = read_frames(*open(folder.file("a.mp4")), 1);
    ASSERT_EQ(frames.size(), 1U);
    const cv::Mat& image = frames[0]->image;
    EXPECT_EQ(image.size(), quarters == 2 ? cv::Size(64, 48) : cv::Size(48, 64));
    // The red square lies in the corner that the top left one is turned to.
    const cv::Point corner(quarters == 3 ? 4 : image.cols - 5, quarters == 1 ? 4 : image.rows - 5);
    EXPECT_GT(image.at<cv::Vec3b>(corner)[2], 180) << quarters;
    EXPECT_LT(image.at<cv::Vec3b>(corner)[0], 80) << quarters;
  }
}

TEST(FileSource, PictureIsOneFrame) {
  const TempFolder folder;
  cv::imwrite(folder.file("a.png"), cv::Mat(11, 7, CV_8UC3, cv::Scalar(1, 2, 3)));
  const auto source = open(folder.file("a.png"));
  EXPECT_EQ(source->info().frame_count, 1);
  const auto frames = read_frames(*source);
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_EQ(frames[0]->image.at<cv::Vec3b>(5, 5), cv::Vec3b(1, 2, 3));
  const auto looped = open(folder.file("a.png"), {.loop = true});
  EXPECT_EQ(read_frames(*looped, 7).size(), 7U);
}

TEST(FileSource, DamageInTheMiddleSkipsFrames) {
  const TempFolder folder;
  attune::testing::write_clip(folder.file("a.avi"), {.codec = "mjpeg"});
  auto bytes = attune::testing::read_bytes(folder.file("a.avi"));
  for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 400; ++i) bytes[i] = 0x55;
  attune::testing::write_bytes(folder.file("a.avi"), bytes);
  const auto frames = read_frames(*open(folder.file("a.avi")));
  EXPECT_GE(frames.size(), 5U);
  EXPECT_LT(frames.size(), 10U);
  // What is left is whole.
  for (const auto& frame : frames) {
    const cv::Vec3b corner = frame->image.at<cv::Vec3b>(4, 4);
    EXPECT_GT(corner[2], 180);
  }
}

TEST(FileSource, CutShortGivesWhatIsThere) {
  const TempFolder folder;
  attune::testing::write_clip(folder.file("a.mkv"), {});
  auto bytes = attune::testing::read_bytes(folder.file("a.mkv"));
  bytes.resize(bytes.size() * 2 / 3);
  attune::testing::write_bytes(folder.file("a.mkv"), bytes);
  const auto frames = read_frames(*open(folder.file("a.mkv")));
  EXPECT_GE(frames.size(), 2U);
  EXPECT_LT(frames.size(), 10U);
}

TEST(FileSource, ErrorsNameTheFileTheReasonAndARemedy) {
  const TempFolder folder;
  EXPECT_THAT(error_of(folder.file("none.mp4")), HasSubstr("none.mp4: no such file; "));

  attune::testing::write_bytes(folder.file("empty.mp4"), {});
  EXPECT_THAT(error_of(folder.file("empty.mp4")), HasSubstr("the file is empty; "));

  attune::testing::write_bytes(folder.file("notes.mp4"), std::vector<unsigned char>(5000, 'a'));
  EXPECT_THAT(error_of(folder.file("notes.mp4")), HasSubstr("not a video or picture"));

  attune::testing::write_clip(folder.file("cut.mp4"), {});
  auto bytes = attune::testing::read_bytes(folder.file("cut.mp4"));
  bytes.resize(bytes.size() / 3);  // the index at the end is lost
  attune::testing::write_bytes(folder.file("cut.mp4"), bytes);
  EXPECT_THAT(error_of(folder.file("cut.mp4")), HasSubstr("damaged or cut short"));

  attune::testing::write_clip(folder.file("sound.wav"), {.sound = true, .pictures = false});
  EXPECT_THAT(error_of(folder.file("sound.wav")), HasSubstr("sound but no pictures"));

  cv::imwrite(folder.file("cut.png"), attune::testing::clip_picture({.width = 600}, 1));
  bytes = attune::testing::read_bytes(folder.file("cut.png"));
  bytes.resize(bytes.size() / 2);
  attune::testing::write_bytes(folder.file("cut.png"), bytes);
  EXPECT_THAT(error_of(folder.file("cut.png")), HasSubstr("damaged"));

  EXPECT_THAT(error_of("/dev/null"), HasSubstr("not an ordinary file"));
  EXPECT_THAT(error_of(folder.path().string()), HasSubstr("not an ordinary file"));
}

TEST(FileSource, SoundBesidePicturesDoesNotMatter) {
  const TempFolder folder;
  attune::testing::write_clip(folder.file("a.mov"), {.sound = true});
  EXPECT_EQ(read_frames(*open(folder.file("a.mov"))).size(), 10U);
}

}  // namespace
}  // namespace attune::capture
