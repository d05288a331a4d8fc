#include "support/fake_camera.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "support/clip_writer.hpp"

namespace attune::testing {
namespace {

constexpr const char* kControl = "ATTUNE_FAKE_V4L2";

// Y, U, Y, V for each two pixels of a row.
std::vector<unsigned char> yuyv_of(const cv::Mat& picture) {
  cv::Mat yuv;
  cv::cvtColor(picture, yuv, cv::COLOR_BGR2YUV);
  std::vector<unsigned char> bytes;
  for (int y = 0; y < yuv.rows; ++y) {
    for (int x = 0; x < yuv.cols; ++x) {
      const cv::Vec3b pixel = yuv.at<cv::Vec3b>(y, x);
      // The camera sends 16..235 where OpenCV's plain conversion gives 0..255.
      const auto narrow = [](int value, int low, int range) {
        return static_cast<unsigned char>(low + value * range / 255);
      };
      bytes.push_back(narrow(pixel[0], 16, 219));
      bytes.push_back(x % 2 == 0 ? narrow(pixel[1], 16, 224) : narrow(pixel[2], 16, 224));
    }
  }
  return bytes;
}

}  // namespace

void preload_fake_v4l2(char** arguments) {
  const char* loaded = ::getenv("LD_PRELOAD");
  if (loaded != nullptr && std::string(loaded).find(FAKE_V4L2_LIBRARY) != std::string::npos) return;
  ::setenv("LD_PRELOAD", FAKE_V4L2_LIBRARY, 1);
  // A sanitizer wants to be the first library, which a preloaded one is instead.
  const char* options = ::getenv("ASAN_OPTIONS");
  ::setenv(
      "ASAN_OPTIONS",
      ((options != nullptr ? std::string(options) + ":" : "") + "verify_asan_link_order=0").c_str(),
      1);
  // So that a test of silence need not wait long.
  ::setenv("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1", 1);
  ::execv("/proc/self/exe", arguments);
  std::perror("cannot start the test anew");
  ::_exit(1);
}

FakeCameras::FakeCameras() {
  write();
  ::setenv(kControl, folder_.file("cameras").c_str(), 1);
}

FakeCameras::~FakeCameras() { ::unsetenv(kControl); }

void FakeCameras::set(int index, const std::string& settings) {
  lines_[index] = settings;
  write();
}

void FakeCameras::unplug(int index) {
  lines_.erase(index);
  write();
}

// In one step, since the library may read at any moment.
void FakeCameras::write() const {
  {
    std::ofstream file(folder_.file("cameras.new"));
    for (const auto& [index, line] : lines_) file << "video" << index << " " << line << "\n";
  }
  std::filesystem::rename(folder_.file("cameras.new"), folder_.file("cameras"));
}

std::string FakeCameras::write_yuyv(const std::vector<cv::Mat>& pictures) {
  std::vector<unsigned char> bytes;
  for (const cv::Mat& picture : pictures) {
    const std::vector<unsigned char> more = yuyv_of(picture);
    bytes.insert(bytes.end(), more.begin(), more.end());
  }
  std::string path = folder_.file("frames" + std::to_string(files_++));
  write_bytes(path, bytes);
  return path;
}

std::string FakeCameras::write_jpegs(const std::vector<cv::Mat>& pictures) {
  std::vector<unsigned char> bytes;
  for (const cv::Mat& picture : pictures) {
    std::vector<unsigned char> more;
    cv::imencode(".jpg", picture, more);
    bytes.insert(bytes.end(), more.begin(), more.end());
  }
  std::string path = folder_.file("frames" + std::to_string(files_++));
  write_bytes(path, bytes);
  return path;
}

}  // namespace attune::testing
