#pragma once

#include <opencv2/core/types.hpp>
#include <string_view>

#include "ui/canvas.hpp"

namespace attune::ui {

// A window in front of everything, with the rest dimmed. While one is open the keyboard moves only
// inside it. Usage:
//   PopupScope popup(canvas, "Help", screen, {width, height});
//   ... draw into popup.inner() ...
//   if (popup.wants_close()) ...
class PopupScope {
 public:
  // `title` is drawn and names the window. `content` is the size wanted inside the padding; the
  // window is centred on `screen` and never larger than it (then its content scrolls).
  // `closable`: has a close button.
  PopupScope(const Canvas& canvas, std::string_view title, cv::Size2f screen, cv::Size2f content,
             bool closable = true);
  ~PopupScope();
  PopupScope(const PopupScope&) = delete;
  PopupScope& operator=(const PopupScope&) = delete;

  // Where the content goes, on the screen; moves when the popup is scrolled.
  const cv::Rect2f& inner() const { return inner_; }
  bool wants_close() const { return wants_close_; }
  // For content without anything to press: the arrow keys scroll it. Page Up and Page Down always
  // do.
  void scroll_with_arrows() const;

 private:
  cv::Rect2f inner_;
  bool wants_close_ = false;
};

// Lets Page Up and Page Down scroll the current ImGui window by most of its height.
void scroll_with_page_keys();

// Width that a popup's content can have at most.
float widest_content(const Canvas& canvas, cv::Size2f screen);
// Height that it can have at most without scrolling.
float tallest_content(const Canvas& canvas, cv::Size2f screen);

}  // namespace attune::ui
