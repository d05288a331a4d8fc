#include "ui/fonts.hpp"

#include <imgui_freetype.h>

#include <array>
#include <cmath>

namespace attune::ui {
namespace {

constexpr float kSmall = 0.84F;
constexpr float kTitle = 1.5F;

// Latin with accents, Greek and Cyrillic (names of cameras and files), punctuation.
const std::array<ImWchar, 11> kRanges{0x0020, 0x024F, 0x0370, 0x03FF, 0x0400, 0x04FF,
                                      0x2010, 0x2026, 0x20AC, 0x20AC, 0};

ImFont* add(const std::filesystem::path& file, float size_px) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.PixelSnapH = false;
  return atlas.AddFontFromFileTTF(file.c_str(), std::round(size_px), &config, kRanges.data());
}

ImFont* add_builtin(float size_px) {
  ImFontConfig config;
  config.SizePixels = std::round(size_px);
  return ImGui::GetIO().Fonts->AddFontDefault(&config);
}

}  // namespace

std::optional<FontFiles> find_fonts(
    const std::function<bool(const std::filesystem::path&)>& exists) {
  static const std::array<FontFiles, 3> kFamilies{{
      {"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
       "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"},
      {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
       "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"},
      {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
       "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"},
  }};
  for (const FontFiles& family : kFamilies) {
    if (exists(family.regular) && exists(family.strong)) return family;
  }
  return std::nullopt;
}

Fonts build_fonts(const std::optional<FontFiles>& files, float em_px) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  Fonts fonts;
  if (files) {
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    fonts.body = add(files->regular, em_px);
    fonts.strong = add(files->strong, em_px);
    fonts.small = add(files->regular, em_px * kSmall);
    fonts.title = add(files->strong, em_px * kTitle);
  } else {
    fonts.body = add_builtin(em_px);
    fonts.strong = fonts.body;
    fonts.small = add_builtin(em_px * kSmall);
    fonts.title = add_builtin(em_px * kTitle);
  }
  atlas.Build();
  ImGui::GetIO().FontDefault = fonts.body;
  return fonts;
}

}  // namespace attune::ui
