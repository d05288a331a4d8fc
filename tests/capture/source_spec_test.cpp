#include "capture/source_spec.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/error.hpp"

namespace attune::capture {
namespace {

void expect_spec(std::string_view word, SourceKind kind, std::string_view target) {
  const SourceSpec spec = parse_source_spec(word);
  EXPECT_EQ(spec.kind, kind) << word;
  EXPECT_EQ(spec.target, target) << word;
}

TEST(SourceSpec, TellsKindsApart) {
  expect_spec("0", SourceKind::camera, "/dev/video0");
  expect_spec("12", SourceKind::camera, "/dev/video12");
  expect_spec("007", SourceKind::camera, "/dev/video7");
  expect_spec("/dev/video3", SourceKind::camera, "/dev/video3");
  expect_spec("/dev/v4l/by-id/cam", SourceKind::camera, "/dev/v4l/by-id/cam");
  expect_spec("http://phone:8080/video", SourceKind::url, "http://phone:8080/video");
  expect_spec("HTTPS://Phone/V", SourceKind::url, "https://Phone/V");
  expect_spec("rtsp://cam/1", SourceKind::url, "rtsp://cam/1");
  expect_spec("demo", SourceKind::demo, "");
  expect_spec("synthetic", SourceKind::synthetic, "");
  EXPECT_EQ(parse_source_spec("synthetic").people, 1);
  for (const int people : {1, 2, 3, 4}) {
    const std::string word = "synthetic:" + std::to_string(people);
    expect_spec(word, SourceKind::synthetic, "");
    EXPECT_EQ(parse_source_spec(word).people, people);
  }
}

TEST(SourceSpec, EverythingElseIsAPath) {
  for (const char* word : {"clip.mp4", "./demo", "-1", "20240101", "my clip: part 2.mp4",
                           "a/b://c.mp4", "/dev/null", "0.mp4"}) {
    expect_spec(word, SourceKind::path, word);
  }
  expect_spec("file:///tmp/a.mp4", SourceKind::path, "/tmp/a.mp4");
}

TEST(SourceSpec, OtherAddressesAreRefused) {
  for (const char* word : {"ftp://host/a.mp4", "concat:://x", "udp://0.0.0.0:1", ""}) {
    try {
      parse_source_spec(word);
      if (std::string(word) != "concat:://x") ADD_FAILURE() << word;
    } catch (const core::Error& error) {
      EXPECT_EQ(error.kind(), core::ErrorKind::usage);
      EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
    }
  }
}

TEST(SourceSpec, OtherNumbersOfPeopleAreRefused) {
  for (const char* word : {"synthetic:", "synthetic:0", "synthetic:5", "synthetic:12",
                           "synthetic:-1", "synthetic:two", "synthetic:3x", "synthetic:\n"}) {
    try {
      parse_source_spec(word);
      ADD_FAILURE() << word;
    } catch (const core::Error& error) {
      EXPECT_EQ(error.kind(), core::ErrorKind::usage);
      EXPECT_NE(std::string(error.what()).find("1 to 4"), std::string::npos);
      EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
    }
  }
}

TEST(SourceSpec, AnyWordIsTakenOrRefused) {
  std::mt19937 random(11);
  for (int i = 0; i < 5000; ++i) {
    std::string word;
    for (unsigned n = random() % 12; n > 0; --n) word += "0:/.dev htpf\n\x80"[random() % 14];
    try {
      parse_source_spec(word);
    } catch (const core::Error&) {
    }
  }
}

}  // namespace
}  // namespace attune::capture
