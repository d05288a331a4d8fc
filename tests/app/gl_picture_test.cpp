#include "app/gl_picture.hpp"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <random>

#include "app/gl_window.hpp"

namespace attune::app {
namespace {

cv::Mat noise(cv::Size size, unsigned seed) {
  cv::Mat picture(size, CV_8UC3);
  std::mt19937 random(seed);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width * 3; ++x) {
      picture.ptr(y)[x] = static_cast<unsigned char>(random() % 256);
    }
  }
  return picture;
}

// Draws the texture pixel by pixel and reads it back.
cv::Mat drawn(GlWindow& window, const GlOffscreen& offscreen, const GlTexture& texture,
              cv::Size size) {
  window.begin_frame(false, true);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's texture handles are pointers
  ImGui::GetForegroundDrawList()->AddImage(
      reinterpret_cast<ImTextureID>(texture.id()), {0, 0},
      {static_cast<float>(size.width), static_cast<float>(size.height)});
  window.end_frame({});
  return offscreen.read()(cv::Rect({0, 0}, size)).clone();
}

TEST(GlPicture, ShowsThePixelsThatWereUploaded) {
  GlWindow window({"Test", {320, 240}, true});
  window.set_look(ui::palette(ui::ThemeId::calm), 16.0F);
  const GlOffscreen offscreen({320, 240});
  GlTexture texture;
  EXPECT_EQ(texture.id(), 0U);
  // Odd widths: rows do not end on four bytes. A new size makes the texture anew. A part of a
  // larger picture is not continuous.
  const cv::Mat large = noise({300, 200}, 5);
  for (const cv::Mat& picture :
       {noise({101, 57}, 1), noise({101, 57}, 2), noise({64, 48}, 3), large({7, 9, 91, 63})}) {
    texture.upload(picture);
    EXPECT_NE(texture.id(), 0U);
    const cv::Mat seen = drawn(window, offscreen, texture, picture.size());
    EXPECT_EQ(cv::norm(seen, picture, cv::NORM_INF), 0.0);
  }
  texture.upload({});
  EXPECT_EQ(texture.id(), 0U);
}

}  // namespace
}  // namespace attune::app
