// Runs a program with a fake camera that plays a clip round and round:
//
//     with_fake_camera CLIP PROGRAM [ARGUMENTS...]
//     with_fake_camera demo.mp4 attune 0
//
// The camera is /dev/video0, called "Fake Camera", with the clip's size and rate, motion JPEG.
// While the program runs, the file named by ATTUNE_FAKE_V4L2 may be changed to unplug it, make it
// busy, ... (see fake_v4l2.cpp). Exits as the program does; 2 when called wrongly.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <opencv2/core.hpp>
#include <vector>

#include "capture/media_reader.hpp"
#include "core/error.hpp"
#include "support/fake_camera.hpp"

namespace {

constexpr std::size_t kMostFrames = 2000;

int run(char** program) {
  // Ctrl-C is for the program; the camera stays until it has ended.
  std::signal(SIGINT, SIG_IGN);
  const pid_t child = ::fork();
  if (child < 0) {
    std::perror("with_fake_camera");
    return 1;
  }
  if (child == 0) {
    std::signal(SIGINT, SIG_DFL);
    ::setenv("LD_PRELOAD", FAKE_V4L2_LIBRARY, 1);
    ::execvp(program[0], program);
    std::perror(program[0]);
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int main(int count, char** arguments) {
  using attune::capture::MediaPicture;
  using attune::capture::MediaReader;
  if (count < 3) {
    std::fputs("usage: with_fake_camera CLIP PROGRAM [ARGUMENTS...]\n", stderr);
    return 2;
  }
  try {
    MediaReader reader = MediaReader::open_file(arguments[1], {});
    std::vector<cv::Mat> pictures;
    while (pictures.size() < kMostFrames) {
      auto result = reader.next();
      auto* picture = std::get_if<MediaPicture>(&result);
      if (picture == nullptr) break;
      pictures.push_back(std::move(picture->image));
    }
    if (pictures.empty()) {
      std::fputs("with_fake_camera: no picture in the clip\n", stderr);
      return 1;
    }
    attune::testing::FakeCameras cameras;
    cameras.set(0, fmt::format("format=MJPG sizes={}x{} rate={:.0f} frames={}", pictures[0].cols,
                               pictures[0].rows, reader.facts().frame_rate.value_or(25.0),
                               cameras.write_jpegs(pictures)));
    pictures.clear();
    return run(arguments + 2);
  } catch (const attune::core::Error& error) {
    std::fprintf(stderr, "with_fake_camera: %s\n", error.what());
    return 1;
  }
}
