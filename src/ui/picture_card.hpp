#pragma once

#include <opencv2/core/types.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ui/canvas.hpp"

namespace attune::ui {

// A card over one end of the picture, in a child window of its own: it lies above the faces in the
// picture, which can be pressed as well. Lives while its content is drawn.
class PictureCard {
 public:
  enum class End { upper, lower };
  // `height`: of the content. `strength` in [0,1]: below 1 it is fading away.
  PictureCard(std::string_view id, const cv::Rect2f& picture, End end, float height, float strength,
              const Canvas& canvas);
  ~PictureCard();
  PictureCard(const PictureCard&) = delete;
  PictureCard& operator=(const PictureCard&) = delete;

  const cv::Rect2f& inner() const { return inner_; }

  static constexpr float kPadding_em = 0.8F;
  static constexpr float kButton_em = 1.9F;
  static constexpr float kGap_em = 0.45F;

 private:
  cv::Rect2f inner_;
};

// Places buttons for these texts in rows, as many a row as find room; from the top left of `room`.
std::vector<cv::Rect2f> place_buttons(const std::vector<std::string>& texts, const cv::Rect2f& room,
                                      const Canvas& canvas);

}  // namespace attune::ui
