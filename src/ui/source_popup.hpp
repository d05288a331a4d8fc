#pragma once

#include <array>

#include "ui/actions.hpp"
#include "ui/canvas.hpp"

namespace attune::ui {

// The text being typed; kept by the window between frames.
struct SourceEntry {
  std::array<char, 1024> text{};
};

// Cameras, built-in sources, and a field for a file or an address.
Actions draw_source_picker(const SourcePickerModel& model, SourceEntry& entry, cv::Size2f screen,
                           const Canvas& canvas);

}  // namespace attune::ui
