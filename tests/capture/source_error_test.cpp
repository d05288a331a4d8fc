#include "capture/source_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <string>

namespace attune::capture {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

TEST(SourceError, MessageStaysOnOneLine) {
  EXPECT_EQ(printable("a\nb\tc\x1b[31m"), "a?b?c?[31m");
  EXPECT_EQ(printable("Videos/größe.mp4"), "Videos/größe.mp4");
  const std::string name = printable(std::string(5000, 'x') + "/clip.mp4");
  EXPECT_LT(name.size(), 220U);
  EXPECT_THAT(name, AllOf(StartsWith("..."), EndsWith("/clip.mp4")));
}

TEST(SourceError, PasswordsAreNotShown) {
  EXPECT_EQ(printable_url("http://me:secret@phone:8080/video"), "http://phone:8080/video");
  EXPECT_EQ(printable_url("rtsp://me@phone"), "rtsp://phone");
  EXPECT_EQ(printable_url("http://phone/a@b"), "http://phone/a@b");
  EXPECT_EQ(printable_url("http://a@b@phone/x"), "http://phone/x");
}

TEST(SourceError, NamesThingReasonAndRemedy) {
  const core::Error error = cannot_open("clip.mp4", ENOENT);
  EXPECT_EQ(error.kind(), core::ErrorKind::source);
  EXPECT_STREQ(error.what(), "cannot open clip.mp4: no such file; check the name and the folder");
  EXPECT_THAT(cannot_open("x", EACCES).what(), HasSubstr("no permission"));
  EXPECT_THAT(cannot_open("x", EIO).what(), HasSubstr("Input/output error"));
}

}  // namespace
}  // namespace attune::capture
