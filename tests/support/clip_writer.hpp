#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

namespace attune::testing {

// How to write a little clip. Defaults: ten frames at 25 per second.
struct ClipPlan {
  int width = 64;
  int height = 48;
  std::vector<int> times_ms{0, 40, 80, 120, 160, 200, 240, 280, 320, 360};
  std::string codec = "mpeg4";  // any encoder of FFmpeg that takes yuv420p or yuvj420p
  int quarter_turns = 0;        // clockwise, as metadata: how a player must turn the pictures
  bool sound = false;           // a silent sound track beside the pictures
  bool pictures = true;
};

// Frame `index` of a clip: a grey ramp from left to right whose brightness grows with the index,
// and a red square in the top left corner.
cv::Mat clip_picture(const ClipPlan& plan, int index);

// Writes the clip; the container follows from the ending of `path` (mp4, avi, mkv, mov, ts, wav).
// Throws std::runtime_error when FFmpeg cannot.
void write_clip(const std::string& path, const ClipPlan& plan);

std::vector<unsigned char> read_bytes(const std::string& path);
void write_bytes(const std::string& path, const std::vector<unsigned char>& bytes);

}  // namespace attune::testing
