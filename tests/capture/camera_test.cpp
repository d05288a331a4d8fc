#include "capture/camera.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <opencv2/core.hpp>

#include "support/clip_writer.hpp"
#include "support/fake_camera.hpp"

namespace attune::capture {
namespace {

using attune::testing::ClipPlan;
using attune::testing::FakeCameras;
using ::testing::AllOf;
using ::testing::HasSubstr;

class SteadyClock : public core::Clock {
 public:
  double now_s() override {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

core::FramePtr frame_of(ReadResult result) {
  auto* frame = std::get_if<core::FramePtr>(&result);
  return frame != nullptr ? *frame : nullptr;
}

SourceLost lost_of(ReadResult result) {
  auto* lost = std::get_if<SourceLost>(&result);
  if (lost != nullptr) return *lost;
  return {"not lost", -1.0};
}

// Reads on until the camera is lost; frames that were under way may still come.
SourceLost read_until_lost(FrameSource& source) {
  for (int i = 0; i < 100; ++i) {
    const ReadResult result = source.read();
    if (const auto* lost = std::get_if<SourceLost>(&result)) return *lost;
  }
  return {"never lost", -1.0};
}

std::string error_of(const std::string& spec, const SourceOptions& options = {}) {
  SteadyClock clock;
  try {
    open_source(spec, options, clock);
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::source);
    return error.what();
  }
  return "no error";
}

std::vector<cv::Mat> pictures(int width, int height, int count) {
  std::vector<cv::Mat> images;
  for (int i = 0; i < count; ++i) {
    images.push_back(attune::testing::clip_picture({.width = width, .height = height}, i));
  }
  return images;
}

void expect_like(const cv::Mat& got, const cv::Mat& wanted) {
  ASSERT_EQ(got.size(), wanted.size());
  EXPECT_LT(cv::norm(got, wanted, cv::NORM_L1) / static_cast<double>(3 * wanted.total()), 6.0);
}

TEST(Camera, GivesPicturesAt25HzWithGrowingTimes) {
  FakeCameras cameras;
  cameras.set(0, "name=Front_Camera frames=" + cameras.write_yuyv(pictures(640, 480, 1)));
  SteadyClock clock;
  const auto source = open_source("0", {}, clock);
  EXPECT_EQ(source->info().name, "Front Camera");
  EXPECT_TRUE(source->info().live);
  EXPECT_EQ(source->info().frame_rate, 25.0);
  EXPECT_EQ(source->info().note, "");
  core::FramePtr frame = frame_of(source->read());
  ASSERT_NE(frame, nullptr);
  expect_like(frame->image, pictures(640, 480, 1)[0]);
  const double start_s = clock.now_s();
  double last_s = frame->time_s;
  int count = 0;
  while (clock.now_s() < start_s + 2.0) {
    frame = frame_of(source->read());
    ASSERT_NE(frame, nullptr);
    ASSERT_GT(frame->time_s, last_s);
    EXPECT_EQ(frame->index, count + 1);
    EXPECT_LT(std::abs(clock.now_s() - frame->time_s), 0.2);
    last_s = frame->time_s;
    ++count;
  }
  EXPECT_NEAR(count, 50, 5);
}

TEST(Camera, FramesDoNotShareMemory) {
  FakeCameras cameras;
  cameras.set(0, "frames=" + cameras.write_yuyv(pictures(640, 480, 7)));
  SteadyClock clock;
  const auto source = open_source("/dev/video0", {}, clock);
  std::vector<core::FramePtr> frames;
  std::vector<cv::Mat> copies;
  for (int i = 0; i < 12; ++i) {
    frames.push_back(frame_of(source->read()));
    ASSERT_NE(frames.back(), nullptr);
    copies.push_back(frames.back()->image.clone());
  }
  for (std::size_t i = 0; i < frames.size(); ++i) {
    EXPECT_EQ(cv::norm(frames[i]->image, copies[i], cv::NORM_INF), 0.0);
  }
}

TEST(Camera, AsksForSizeAndRateAndTellsWhatItGot) {
  FakeCameras cameras;
  cameras.set(0, "sizes=640x480,1280x720,320x240 rate=30");
  SteadyClock clock;
  auto source = open_source("0", {.width = 1280, .height = 720}, clock);
  EXPECT_EQ(frame_of(source->read())->image.size(), cv::Size(1280, 720));
  EXPECT_EQ(source->info().note, "");
  source.reset();
  source = open_source("0", {.width = 300, .height = 200, .rate_hz = 60.0}, clock);
  EXPECT_EQ(frame_of(source->read())->image.size(), cv::Size(320, 240));
  EXPECT_EQ(source->info().note, "asked for 300 x 200 at 60, the camera gives 320 x 240 at 30");
}

TEST(Camera, LargePicturesAreAskedForCompressed) {
  FakeCameras cameras;
  const std::vector<cv::Mat> images = pictures(1280, 720, 1);
  cameras.set(0, "format=both sizes=640x480,1280x720 frames=" + cameras.write_jpegs(images));
  SteadyClock clock;
  const auto source = open_source("0", {.width = 1280, .height = 720}, clock);
  const core::FramePtr frame = frame_of(source->read());
  ASSERT_NE(frame, nullptr);
  expect_like(frame->image, images[0]);
}

TEST(Camera, DamagedCompressedPicturesAreSkipped) {
  FakeCameras cameras;
  const std::vector<cv::Mat> images = pictures(640, 480, 1);
  cameras.set(0, "format=MJPG damage=2 rate=100 frames=" + cameras.write_jpegs(images));
  SteadyClock clock;
  const auto source = open_source("0", {}, clock);
  double last_s = -1.0;
  for (int i = 0; i < 10; ++i) {
    const core::FramePtr frame = frame_of(source->read());
    ASSERT_NE(frame, nullptr);
    EXPECT_EQ(frame->index, i);
    EXPECT_GT(frame->time_s, last_s);
    last_s = frame->time_s;
    expect_like(frame->image, images[0]);
  }
}

TEST(Camera, ErrorsSayWhatToDo) {
  FakeCameras cameras;
  EXPECT_EQ(error_of("0"),
            "cannot open camera /dev/video0: there is no camera; plug one in, or name a file or "
            "demo");
  cameras.set(2, "name=Desk_Camera");
  EXPECT_EQ(error_of("0"),
            "cannot open camera /dev/video0: there is no such camera; choose one of: /dev/video2 "
            "(Desk Camera)");
  cameras.set(0, "state=busy");
  EXPECT_EQ(error_of("0"),
            "cannot open camera /dev/video0: another program uses it; close that program and try "
            "again");
  cameras.set(0, "state=denied");
  EXPECT_EQ(error_of("0"),
            "cannot open camera /dev/video0: you have no permission to use it; run: sudo usermod "
            "-aG video $USER, then log out and in again");
  cameras.set(0, "state=meta");
  EXPECT_THAT(error_of("0"), AllOf(HasSubstr("gives no pictures"), HasSubstr("/dev/video2")));
  cameras.set(0, "name=Shy state=silent");
  EXPECT_THAT(error_of("0"),
              AllOf(HasSubstr("camera /dev/video0 (Shy): it sends no pictures; open its shutter")));
  cameras.set(0,
              "format=MJPG damage=1 rate=200 frames=" + cameras.write_jpegs(pictures(640, 480, 1)));
  EXPECT_THAT(error_of("0"), HasSubstr("it sends no pictures"));
}

TEST(Camera, UnpluggedAndPluggedInAgain) {
  FakeCameras cameras;
  ::testing::internal::CaptureStderr();
  cameras.set(0, "name=Front_Camera");
  SteadyClock clock;
  const auto source = open_source("0", {}, clock);
  const core::FramePtr before = frame_of(source->read());
  ASSERT_NE(before, nullptr);
  cameras.unplug(0);
  SourceLost lost = read_until_lost(*source);
  EXPECT_EQ(lost.message,
            "lost camera /dev/video0 (Front Camera): it is unplugged; plug it in again");
  EXPECT_EQ(lost.retry_in_s, 0.5);
  for (const double wait_s : {1.0, 2.0, 4.0, 8.0, 10.0, 10.0}) {
    EXPECT_EQ(lost_of(source->read()).retry_in_s, wait_s);
  }
  // Another camera is not taken in its place.
  cameras.set(0, "name=Other_Camera");
  EXPECT_THAT(lost_of(source->read()).message, HasSubstr("lost camera"));
  // Its number may change.
  cameras.set(3, "name=Front_Camera");
  const core::FramePtr after = frame_of(source->read());
  ASSERT_NE(after, nullptr);
  EXPECT_GT(after->time_s, before->time_s);
  EXPECT_GT(after->index, before->index);
  for (int i = 0; i < 5; ++i) EXPECT_NE(frame_of(source->read()), nullptr);
  cameras.unplug(3);
  lost = read_until_lost(*source);
  EXPECT_THAT(lost.message, HasSubstr("/dev/video3"));
  EXPECT_EQ(lost.retry_in_s, 0.5);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(Camera, SilentThenBusyThenBack) {
  FakeCameras cameras;
  cameras.set(0, "name=Front_Camera");
  SteadyClock clock;
  const auto source = open_source("0", {}, clock);
  cameras.set(0, "name=Front_Camera state=silent");
  EXPECT_THAT(read_until_lost(*source).message, HasSubstr("it sends no more pictures"));
  cameras.set(0, "name=Front_Camera state=busy");
  EXPECT_THAT(lost_of(source->read()).message, HasSubstr("another program uses it"));
  cameras.set(0, "name=Front_Camera");
  EXPECT_NE(frame_of(source->read()), nullptr);
}

}  // namespace
}  // namespace attune::capture

int main(int count, char** arguments) {
  attune::testing::preload_fake_v4l2(arguments);
  ::testing::InitGoogleMock(&count, arguments);
  return RUN_ALL_TESTS();
}
