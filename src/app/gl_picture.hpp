#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>

namespace attune::app {

// A picture on the graphics card. Needs a current GL context; main thread only.
class GlTexture {
 public:
  GlTexture() = default;
  ~GlTexture();
  GlTexture(const GlTexture&) = delete;
  GlTexture& operator=(const GlTexture&) = delete;

  // Copies a BGR picture of 8 bits; makes the texture anew when the size changed. An empty picture
  // drops the texture.
  void upload(const cv::Mat& bgr);
  void drop();
  // Handle for ImGui; 0 when there is no picture.
  std::uint64_t id() const { return id_; }

 private:
  unsigned int id_ = 0;
  cv::Size size_;
};

// A picture to draw into instead of the window: a hidden window's own pixels are not defined. Needs
// a current GL 3 context; main thread only. Throws core::Error{display} when the driver cannot.
class GlOffscreen {
 public:
  explicit GlOffscreen(cv::Size size);
  ~GlOffscreen();
  GlOffscreen(const GlOffscreen&) = delete;
  GlOffscreen& operator=(const GlOffscreen&) = delete;

  // What was drawn, as BGR of 8 bits.
  cv::Mat read() const;

 private:
  cv::Size size_;
  unsigned int texture_ = 0;
  unsigned int framebuffer_ = 0;
};

}  // namespace attune::app
