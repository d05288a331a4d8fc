#pragma once

#include <map>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "support/temp_folder.hpp"

namespace attune::testing {

// Starts this program anew with the library of fake cameras preloaded, unless it runs so already;
// call it first in main().
void preload_fake_v4l2(char** arguments);

// The fake cameras of this process (see fake_v4l2.cpp): what is plugged in, and in which state.
class FakeCameras {
 public:
  FakeCameras();
  ~FakeCameras();
  FakeCameras(const FakeCameras&) = delete;
  FakeCameras& operator=(const FakeCameras&) = delete;

  // Replaces the line of /dev/videoN, e.g. set(0, "name=Front state=busy").
  void set(int index, const std::string& settings);
  void unplug(int index);

  // Writes pictures for "frames=": raw YUYV, or JPEG one after the other. Returns the path.
  std::string write_yuyv(const std::vector<cv::Mat>& pictures);
  std::string write_jpegs(const std::vector<cv::Mat>& pictures);

 private:
  void write() const;

  TempFolder folder_;
  std::map<int, std::string> lines_;
  int files_ = 0;
};

}  // namespace attune::testing
