#include "capture/ffmpeg_support.hpp"

#include <gtest/gtest.h>

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

namespace attune::capture {
namespace {

TEST(FfmpegSupport, Silences) {
  silence_ffmpeg();
  EXPECT_EQ(av_log_get_level(), AV_LOG_QUIET);
}

TEST(FfmpegSupport, WordsForErrors) {
  EXPECT_EQ(ffmpeg_words(AVERROR(EIO)), "the connection broke off");
  EXPECT_EQ(ffmpeg_words(AVERROR_HTTP_NOT_FOUND), "Server returned 404 Not Found");
  EXPECT_FALSE(ffmpeg_words(-123456).empty());
}

TEST(FfmpegSupport, FrameRates) {
  EXPECT_EQ(frame_rate_of(25, 1), 25.0);
  EXPECT_NEAR(*frame_rate_of(30000, 1001), 29.97, 0.001);
  EXPECT_FALSE(frame_rate_of(90000, 1));
  EXPECT_FALSE(frame_rate_of(0, 0));
  EXPECT_FALSE(frame_rate_of(-25, 1));
}

TEST(FfmpegSupport, KnowsMediaByTheirFirstBytes) {
  using namespace std::string_view_literals;
  EXPECT_TRUE(
      begins_like_media("\0\0\0\x20"
                        "ftypisom\0\0"sv));
  EXPECT_TRUE(begins_like_media("\x89PNG\r\n\x1a\n\0\0\0\r"sv));
  EXPECT_FALSE(begins_like_media("\x89PNG"sv));
  EXPECT_FALSE(begins_like_media("#EXTM3U\n#EXT"sv));
  EXPECT_FALSE(begins_like_media(""sv));
}

}  // namespace
}  // namespace attune::capture
