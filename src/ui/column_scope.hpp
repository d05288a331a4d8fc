#pragma once

#include <opencv2/core/types.hpp>
#include <string_view>

#include "ui/canvas.hpp"

namespace attune::ui {

// A panel that takes the whole column beside the picture: a title, a close button, and content that
// scrolls by wheel and page keys. The page stays usable beside it. Usage:
//   ColumnScope column(canvas, "Eyes", rect);
//   float y = column.top();
//   ... draw from y downwards between column.left() and column.left() + column.width() ...
//   column.end(y);
//   if (column.wants_close()) ...
class ColumnScope {
 public:
  ColumnScope(const Canvas& canvas, std::string_view title, const cv::Rect2f& rect);
  ~ColumnScope();
  ColumnScope(const ColumnScope&) = delete;
  ColumnScope& operator=(const ColumnScope&) = delete;

  // On the screen; they move when it is scrolled.
  float left() const { return start_.x; }
  float top() const { return start_.y; }
  float width() const { return width_; }  // leaves room for the scroll bar
  // A small heading with its text below, which the arrow keys reach; gives where the next thing
  // goes. `id` must be unique in the column; the heading may be empty.
  float text(float y, std::string_view id, std::string_view heading, std::string_view text) const;
  // Says how far the content reached, so that it can be scrolled.
  void end(float bottom);
  bool wants_close() const { return wants_close_; }

 private:
  const Canvas& canvas_;
  cv::Point2f start_;
  float width_ = 0.0F;
  bool wants_close_ = false;
};

}  // namespace attune::ui
