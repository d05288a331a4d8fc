#pragma once

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <vector>

namespace attune::capture {

// Memory for pictures, used again once nobody else holds the picture that was in it. A new block
// for each frame costs more than decoding it, where the C library gives large blocks back to the
// system. take() is for one thread; the pictures may be let go on any.
class PicturePool {
 public:
  // A picture of this size and type with undefined content, continuous, held by no one else.
  cv::Mat take(int rows, int cols, int type);

  // As many pictures are kept for use again; more may be out at the same time.
  static constexpr std::size_t kMostKept = 6;

 private:
  std::vector<cv::Mat> kept_;
  std::size_t oldest_ = 0;
};

}  // namespace attune::capture
