#include "capture/picture_pool.hpp"

#include <opencv2/core.hpp>

namespace attune::capture {
namespace {

// Adding nothing reads the count as an atomic, in order with the release by the last other holder.
bool is_held_here_only(const cv::Mat& picture) {
  return picture.u != nullptr && CV_XADD(&picture.u->refcount, 0) == 1;
}

}  // namespace

cv::Mat PicturePool::take(int rows, int cols, int type) {
  for (cv::Mat& picture : kept_) {
    if (!is_held_here_only(picture)) continue;
    // create() keeps the block when it fits.
    picture.create(rows, cols, type);
    return picture;
  }
  cv::Mat fresh(rows, cols, type);
  if (kept_.size() < kMostKept) {
    kept_.push_back(fresh);
  } else {
    // All are out: forget the oldest, its holders keep it alive.
    kept_[oldest_] = fresh;
    oldest_ = (oldest_ + 1) % kMostKept;
  }
  return fresh;
}

}  // namespace attune::capture
