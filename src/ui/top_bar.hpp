#pragma once

#include <string>
#include <vector>

#include "ui/actions.hpp"
#include "ui/bar_view.hpp"
#include "ui/canvas.hpp"

namespace attune::ui {

struct TopBarModel {
  std::vector<std::string> tabs;  // only pages that exist, in the order of Page
  int current_tab = 0;
  std::string source;  // name of the source
  ReadingSign sign;
};

// Pages, source, reading sign, display options, help.
Actions draw_top_bar(const TopBarModel& model, const cv::Rect2f& rect, const Canvas& canvas);

// The line at the bottom, with buttons at its right. With little room these show their keys alone;
// then the line gives way to them, unless it is a notice: then they do.
Actions draw_status_line(const StatusLine& model, const std::vector<KeyButton>& buttons,
                         const cv::Rect2f& rect, const Canvas& canvas);

}  // namespace attune::ui
