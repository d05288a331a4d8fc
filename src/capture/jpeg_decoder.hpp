#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>

namespace attune::capture {

// Decodes the JPEG pictures of a camera that sends motion JPEG. Unlike OpenCV's own decoding it
// tells a damaged picture (cameras send some) from a good one, and complains to nobody.
// Not thread safe.
class JpegDecoder {
 public:
  JpegDecoder();
  JpegDecoder(JpegDecoder&&) noexcept;
  JpegDecoder& operator=(JpegDecoder&&) noexcept;
  ~JpegDecoder();

  // `bytes`: one picture, 8 bits, continuous; bytes behind its end do no harm. BGR, or empty when
  // it is damaged.
  cv::Mat decode(const cv::Mat& bytes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::capture
