#pragma once

#include <optional>

#include "ui/actions.hpp"
#include "ui/canvas.hpp"

namespace attune::ui {

// What has been chosen so far; kept by the window between frames.
struct ConsentDraft {
  std::optional<Watched> watched;
  bool agreed = false;
};

// The question of the first start. Gives `consent` when it was answered in full, or a wish to use
// the demonstration instead.
Actions draw_consent(ConsentDraft& draft, cv::Size2f screen, const Canvas& canvas);

}  // namespace attune::ui
