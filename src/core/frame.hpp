#pragma once

#include <cstdint>
#include <memory>
#include <opencv2/core/mat.hpp>

namespace attune::core {

// One picture from a source. Immutable once shared; the pixels belong to this frame alone (a source
// reads into a fresh cv::Mat each time, since VideoCapture reuses buffers).
struct Frame {
  std::int64_t index = 0;  // 0-based count of frames that this source has delivered
  double time_s = 0.0;  // capture time for live sources, stream time for files; strictly increasing
  cv::Mat image;        // BGR, 8 bits, unmirrored (the subject's left is on the right)
};

using FramePtr = std::shared_ptr<const Frame>;

}  // namespace attune::core
