#pragma once

#include <opencv2/core/types.hpp>
#include <optional>
#include <vector>

namespace attune::ui {

// Where the picture stands on the screen: fitted into an area as large as possible without
// distortion, centred, mirrored or not. Image pixels have their centres at integers, so the
// picture's left edge is at -0.5; screen coordinates are ImGui's (edges at integers).
class PictureTransform {
 public:
  PictureTransform() = default;  // of nothing
  // `image` in pixels, `area` on the screen; an empty image or area gives an empty picture.
  PictureTransform(cv::Size image, cv::Rect2f area, bool mirrored);

  const cv::Rect2f& picture() const { return picture_; }  // on the screen
  bool mirrored() const { return mirrored_; }
  float scale() const { return scale_; }  // screen pixels per image pixel; 0 when empty

  cv::Point2f to_screen(cv::Point2f in_image) const;
  cv::Rect2f to_screen(const cv::Rect2f& in_image) const;
  // Empty outside the picture.
  std::optional<cv::Point2f> to_image(cv::Point2f on_screen) const;

 private:
  cv::Size image_;
  cv::Rect2f picture_;
  float scale_ = 0.0F;
  bool mirrored_ = false;
};

// The box that a click hits: the smallest one that holds the point. Empty when none does.
std::optional<std::size_t> find_hit(const std::vector<cv::Rect2f>& boxes, cv::Point2f point);

}  // namespace attune::ui
