#include "app/gl_picture.hpp"

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
// After gl.h, whose types it needs.
#include <GL/glext.h>

#include <opencv2/core.hpp>

#include "core/error.hpp"

namespace attune::app {
namespace {

unsigned int make_texture(cv::Size size) {
  unsigned int id = 0;
  glGenTextures(1, &id);
  glBindTexture(GL_TEXTURE_2D, id);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.width, size.height, 0, GL_BGRA, GL_UNSIGNED_BYTE,
               nullptr);
  return id;
}

}  // namespace

GlTexture::~GlTexture() { drop(); }

void GlTexture::drop() {
  if (id_ != 0) glDeleteTextures(1, &id_);
  id_ = 0;
  size_ = {};
}

void GlTexture::upload(const cv::Mat& bgr) {
  if (bgr.empty()) {
    drop();
    return;
  }
  ATTUNE_REQUIRE(bgr.type() == CV_8UC3);
  if (bgr.size() != size_) {
    drop();
    id_ = make_texture(bgr.size());
    size_ = bgr.size();
  }
  const cv::Mat whole = bgr.isContinuous() ? bgr : bgr.clone();
  glBindTexture(GL_TEXTURE_2D, id_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, size_.width, size_.height, GL_BGR, GL_UNSIGNED_BYTE,
                  whole.data);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

GlOffscreen::GlOffscreen(cv::Size size) : size_(size), texture_(make_texture(size)) {
  glGenFramebuffers(1, &framebuffer_);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    throw core::Error(core::ErrorKind::display,
                      "the graphics driver cannot draw off screen; install libgl1-mesa-dri or run "
                      "with LIBGL_ALWAYS_SOFTWARE=1");
  }
}

GlOffscreen::~GlOffscreen() {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  if (framebuffer_ != 0) glDeleteFramebuffers(1, &framebuffer_);
  if (texture_ != 0) glDeleteTextures(1, &texture_);
}

cv::Mat GlOffscreen::read() const {
  cv::Mat picture(size_, CV_8UC3);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, size_.width, size_.height, GL_BGR, GL_UNSIGNED_BYTE, picture.data);
  // GL counts rows from the bottom.
  cv::Mat upright;
  cv::flip(picture, upright, 0);
  return upright;
}

}  // namespace attune::app
