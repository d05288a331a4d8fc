#include "ui/theme.hpp"

#include <algorithm>
#include <cmath>

namespace attune::ui {
namespace {

constexpr Color rgb(int hex) {
  return {static_cast<float>((hex >> 16) & 0xFF) / 255.0F,
          static_cast<float>((hex >> 8) & 0xFF) / 255.0F, static_cast<float>(hex & 0xFF) / 255.0F,
          1.0F};
}

// Warm, low in saturation, no pure black or white: restful for long sessions and for people whom
// glare tires.
constexpr Palette kCalm{
    .window = rgb(0x1D1B19),
    .panel = rgb(0x282522),
    .raised = rgb(0x37332F),
    .raised_over = rgb(0x444039),
    .line = rgb(0x3D3934),
    .text = rgb(0xEDE7DD),
    .muted = rgb(0xBFB6A9),
    .notice = rgb(0xE6C38A),
    .accent = rgb(0x9CC4C9),
    .on_accent = rgb(0x16201F),
    .track = rgb(0x49443E),
    .picture_bed = rgb(0x151413),
    .halo = rgb(0x151413),
    .border_px = 1.0F,
};

constexpr Palette kHighContrast{
    .window = rgb(0x000000),
    .panel = rgb(0x000000),
    .raised = rgb(0x1C1C1C),
    .raised_over = rgb(0x333333),
    .line = rgb(0xFFFFFF),
    .text = rgb(0xFFFFFF),
    .muted = rgb(0xE6E6E6),
    .notice = rgb(0xFFE873),
    .accent = rgb(0xFFD84D),
    .on_accent = rgb(0x000000),
    .track = rgb(0x4A4A4A),
    .picture_bed = rgb(0x000000),
    .halo = rgb(0x000000),
    .border_px = 2.0F,
};

double linear(float channel) {
  return channel <= 0.04045F ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const Color& color) {
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

Color with_alpha(Color color, float alpha) {
  color.a *= alpha;
  return color;
}

double contrast_ratio(const Color& one, const Color& other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::string_view name(ThemeId theme) { return theme == ThemeId::calm ? "calm" : "high_contrast"; }

std::string_view words(ThemeId theme) { return theme == ThemeId::calm ? "Calm" : "High contrast"; }

ThemeId next(ThemeId theme) {
  return theme == ThemeId::calm ? ThemeId::high_contrast : ThemeId::calm;
}

const Palette& palette(ThemeId theme) { return theme == ThemeId::calm ? kCalm : kHighContrast; }

std::vector<ColorPair> color_pairs(const Palette& p) {
  constexpr double kText = 4.5;
  constexpr double kShape = 3.0;
  return {
      {"text on window", p.text, p.window, kText},
      {"text on panel", p.text, p.panel, kText},
      {"text on button", p.text, p.raised, kText},
      {"text on button under the mouse", p.text, p.raised_over, kText},
      {"text on the picture's bed", p.text, p.picture_bed, kText},
      {"muted on window", p.muted, p.window, kText},
      {"muted on panel", p.muted, p.panel, kText},
      {"muted on button", p.muted, p.raised, kText},
      {"muted on button under the mouse", p.muted, p.raised_over, kText},
      {"muted on the picture's bed", p.muted, p.picture_bed, kText},
      {"notice on window", p.notice, p.window, kText},
      {"notice on panel", p.notice, p.panel, kText},
      {"notice on the picture's bed", p.notice, p.picture_bed, kText},
      {"text on the accent", p.on_accent, p.accent, kText},
      {"bar on its track", p.accent, p.track, kShape},
      {"bar on panel", p.accent, p.panel, kShape},
      {"focus ring on window", p.accent, p.window, kShape},
      {"focus ring on button", p.accent, p.raised, kShape},
      {"outline on its halo", p.accent, p.halo, kShape},
  };
}

}  // namespace attune::ui
