#pragma once

#include <cstdint>
#include <memory>
#include <opencv2/core/mat.hpp>

#include "capture/picture_pool.hpp"

struct AVFrame;
struct SwsContext;

namespace attune::capture {

// Turns decoded FFmpeg frames into BGR pictures. Every frame is judged by its own size and format:
// both may change in the middle of a stream. Not thread safe.
class PictureConverter {
 public:
  // `smooth`: interpolate colour between pixels and round exactly, for stills; costs about three
  // times the time of the quick way, which suits video.
  explicit PictureConverter(bool smooth) : smooth_(smooth) {}

  // BGR, continuous, with pixels made square (the sample aspect ratio) and turned or flipped as
  // `display_matrix` (nine numbers as FFmpeg gives them, or null) asks, to the nearest quarter
  // turn. Empty when the frame cannot be converted (unknown format, senseless size).
  cv::Mat convert(const AVFrame& frame, const std::int32_t* display_matrix);

  static constexpr int kLargestSide_px = 16384;

 private:
  struct Free {
    void operator()(SwsContext* context) const;
  };
  bool smooth_;
  std::unique_ptr<SwsContext, Free> context_;
  PicturePool pool_;
  cv::Mat scratch_;  // where rows need room for the scaler to overshoot
};

}  // namespace attune::capture
