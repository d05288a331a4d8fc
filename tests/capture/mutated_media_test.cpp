// Thousands of damaged clips and pictures through open_source(): each gives frames or a
// core::Error, never a crash. The file that was being read lies in a folder attune-test-* of the
// temporary folder after a crash.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <iterator>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "capture/source.hpp"
#include "support/clip_writer.hpp"
#include "support/fake_clock.hpp"
#include "support/mutate.hpp"
#include "support/temp_folder.hpp"

namespace attune::capture {
namespace {

using attune::testing::TempFolder;

struct Outcome {
  int opened = 0;
  int refused = 0;
  int frames = 0;
};

// Reads on to the end, but not more than a clip of the seeds can hold a few times over.
void read_everything(const std::string& path, Outcome& outcome) {
  attune::testing::FakeClock clock;
  try {
    const auto source = open_source(path, {}, clock);
    ++outcome.opened;
    double last_s = -1.0;
    for (int i = 0; i < 40; ++i) {
      const ReadResult result = source->read();
      const auto* frame = std::get_if<core::FramePtr>(&result);
      if (frame == nullptr) break;
      ++outcome.frames;
      ASSERT_FALSE((*frame)->image.empty());
      ASSERT_EQ((*frame)->image.type(), CV_8UC3);
      ASSERT_TRUE((*frame)->image.isContinuous());
      ASSERT_GT((*frame)->time_s, last_s);
      last_s = (*frame)->time_s;
    }
  } catch (const core::Error& error) {
    ++outcome.refused;
    ASSERT_EQ(error.kind(), core::ErrorKind::source);
    ASSERT_THAT(error.what(), ::testing::AllOf(::testing::HasSubstr("; "),
                                               ::testing::Not(::testing::HasSubstr("\n"))));
  }
}

std::ptrdiff_t open_files() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                       std::filesystem::directory_iterator());
}

void try_damaged(const std::vector<std::string>& seeds, int count_each, unsigned seed) {
  const TempFolder folder;
  Outcome outcome;
  const std::ptrdiff_t open_before = open_files();
  for (const std::string& path : seeds) {
    const std::vector<unsigned char> bytes = attune::testing::read_bytes(path);
    std::mt19937 random(seed);
    for (int i = 0; i < count_each; ++i) {
      attune::testing::write_bytes(folder.file("damaged"), attune::testing::mutate(bytes, random));
      read_everything(folder.file("damaged"), outcome);
      if (::testing::Test::HasFatalFailure()) {
        ADD_FAILURE() << path << ", number " << i;
        return;
      }
    }
  }
  std::cout << outcome.opened << " opened, " << outcome.refused << " refused, " << outcome.frames
            << " frames\n";
  EXPECT_EQ(open_files(), open_before);
  // Neither all nor none: the damage is of a kind that reaches the decoders.
  EXPECT_GT(outcome.opened, 100);
  EXPECT_GT(outcome.refused, 100);
}

TEST(MutatedMedia, Clips) {
  const TempFolder folder;
  const struct {
    const char* name;
    const char* codec;
  } kinds[] = {{"a.mp4", "mpeg4"},   {"b.avi", "mjpeg"},  {"c.mkv", "mpeg4"}, {"d.mp4", "libx264"},
               {"e.webm", "libvpx"}, {"f.ts", "libx264"}, {"g.avi", "mpeg4"}, {"h.mov", "mjpeg"}};
  std::vector<std::string> seeds;
  for (const auto& kind : kinds) {
    seeds.push_back(folder.file(kind.name));
    attune::testing::write_clip(seeds.back(),
                                {.times_ms = {0, 40, 80, 120, 160, 200}, .codec = kind.codec});
  }
  try_damaged(seeds, 600, 20240501);
}

TEST(MutatedMedia, Pictures) {
  const TempFolder folder;
  const cv::Mat image = attune::testing::clip_picture({.width = 40, .height = 30}, 4);
  std::vector<std::string> seeds;
  for (const char* name : {"a.png", "b.jpg", "c.bmp", "d.webp", "e.tif", "f.ppm"}) {
    seeds.push_back(folder.file(name));
    ASSERT_TRUE(cv::imwrite(seeds.back(), image));
  }
  try_damaged(seeds, 400, 20240502);
}

}  // namespace
}  // namespace attune::capture
