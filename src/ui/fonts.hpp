#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "ui/canvas.hpp"

namespace attune::ui {

struct FontFiles {
  std::filesystem::path regular;
  std::filesystem::path strong;  // semibold or bold of the same family
};

// The first font family whose files are there: Inter (Debian's fonts-inter), Noto Sans, DejaVu
// Sans. Empty when none is. `exists` is handed in for tests.
std::optional<FontFiles> find_fonts(
    const std::function<bool(const std::filesystem::path&)>& exists);

// Fills the current ImGui context's atlas with the fonts at exactly the sizes that are drawn, so
// that they are crisp. Without files ImGui's built-in bitmap font is used, scaled. The caller
// renews the texture of its renderer afterwards. Call between frames.
Fonts build_fonts(const std::optional<FontFiles>& files, float em_px);

}  // namespace attune::ui
