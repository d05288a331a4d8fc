#include "capture/stream_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/core.hpp>

#include "support/clip_writer.hpp"
#include "support/fake_clock.hpp"
#include "support/mjpeg_server.hpp"

namespace attune::capture {
namespace {

using attune::testing::FakeClock;
using attune::testing::MjpegServer;
using ::testing::AllOf;
using ::testing::HasSubstr;

// Two sizes, as when a phone is turned while it sends.
std::vector<cv::Mat> two_frames() {
  return {attune::testing::clip_picture({.width = 64, .height = 48}, 1),
          attune::testing::clip_picture({.width = 48, .height = 64}, 5)};
}

// Reads until the source gives a T, but not more than `tries` times.
template <typename T>
std::optional<T> read_until(FrameSource& source, int tries) {
  for (int i = 0; i < tries; ++i) {
    ReadResult result = source.read();
    if (auto* wanted = std::get_if<T>(&result)) return *wanted;
  }
  return std::nullopt;
}

std::string error_of(const std::string& url, FakeClock& clock) {
  try {
    make_stream_source(url, {}, clock);
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::source);
    return error.what();
  }
  return "no error";
}

TEST(StreamSource, FramesArriveWithGrowingTimes) {
  MjpegServer server(two_frames());
  FakeClock clock(100.0, 1e-4);
  const auto source = make_stream_source(server.url(), {}, clock);
  EXPECT_TRUE(source->info().live);
  EXPECT_FALSE(source->info().frame_count);
  double last_s = 0.0;
  bool wide = false;
  bool tall = false;
  for (int i = 0; i < 12; ++i) {
    const ReadResult result = source->read();
    const auto* frame = std::get_if<core::FramePtr>(&result);
    ASSERT_NE(frame, nullptr) << i;
    EXPECT_EQ((*frame)->index, i);
    EXPECT_GT((*frame)->time_s, last_s);
    EXPECT_GE((*frame)->time_s, 100.0);
    last_s = (*frame)->time_s;
    wide = wide || (*frame)->image.size() == cv::Size(64, 48);
    tall = tall || (*frame)->image.size() == cv::Size(48, 64);
    EXPECT_GT((*frame)->image.at<cv::Vec3b>(4, 4)[2], 180);
  }
  EXPECT_TRUE(wide && tall);
}

TEST(StreamSource, ServerDiesAndComesBack) {
  MjpegServer server(two_frames());
  FakeClock clock(0.0, 1e-4);
  const auto source = make_stream_source(server.url(), {}, clock);
  const auto before = read_until<core::FramePtr>(*source, 3);
  ASSERT_TRUE(before);
  server.stop();
  const auto lost = read_until<SourceLost>(*source, 1000);
  ASSERT_TRUE(lost);
  EXPECT_THAT(lost->message, AllOf(HasSubstr("lost http://127.0.0.1"), HasSubstr("check that")));
  EXPECT_EQ(lost->retry_in_s, 0.5);
  for (const double wait_s : {1.0, 2.0, 4.0, 8.0, 10.0, 10.0}) {
    const ReadResult result = source->read();
    const auto* again = std::get_if<SourceLost>(&result);
    ASSERT_NE(again, nullptr);
    EXPECT_EQ(again->retry_in_s, wait_s);
  }
  server.start();
  const auto after = read_until<core::FramePtr>(*source, 3);
  ASSERT_TRUE(after);
  EXPECT_GT((*after)->time_s, (*before)->time_s);
  EXPECT_GT((*after)->index, (*before)->index);
  server.stop();
  const auto lost_again = read_until<SourceLost>(*source, 1000);
  ASSERT_TRUE(lost_again);
  EXPECT_EQ(lost_again->retry_in_s, 0.5);
}

TEST(StreamSource, SilenceIsALoss) {
  MjpegServer server(two_frames());
  FakeClock clock(0.0, 0.5);  // half a second for every look at the clock
  const auto source = make_stream_source(server.url(), {}, clock, 1e4);
  server.set_manner(MjpegServer::Manner::silent);
  clock = FakeClock(0.0, 2e4);
  const auto lost = read_until<SourceLost>(*source, 1000);
  ASSERT_TRUE(lost);
  EXPECT_THAT(lost->message, HasSubstr("no picture for some time"));
}

TEST(StreamSource, Errors) {
  MjpegServer server(two_frames());
  FakeClock clock(0.0, 0.01);
  server.set_manner(MjpegServer::Manner::not_video);
  EXPECT_THAT(error_of(server.url(), clock), HasSubstr("it does not send a video; "));
  FakeClock fast(0.0, 2.0);
  server.set_manner(MjpegServer::Manner::mute);
  EXPECT_THAT(error_of(server.url(), fast), HasSubstr("it does not answer; "));
  server.stop();
  EXPECT_THAT(error_of(server.url(), clock), HasSubstr("Connection refused; "));
}

}  // namespace
}  // namespace attune::capture
