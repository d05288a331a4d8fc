#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace attune::ui {

// Colour with straight alpha; every part in [0,1], sRGB as on the screen.
struct Color {
  float r = 0.0F;
  float g = 0.0F;
  float b = 0.0F;
  float a = 1.0F;
};

Color with_alpha(Color color, float alpha);

// Contrast ratio of WCAG 2.1 (1 .. 21) between two opaque colours: text wants 4.5, shapes that
// carry meaning want 3.
double contrast_ratio(const Color& one, const Color& other);

enum class ThemeId { calm, high_contrast };
std::string_view name(ThemeId theme);   // for settings: "calm", "high_contrast"
std::string_view words(ThemeId theme);  // for the screen
ThemeId next(ThemeId theme);

// What the colours are for. No meaning hangs on hue: shape and text carry it.
struct Palette {
  Color window;       // behind everything
  Color panel;        // cards
  Color raised;       // buttons, chips, fields
  Color raised_over;  // the same under the mouse
  Color line;         // borders and separators, only decoration
  Color text;
  Color muted;             // secondary text
  Color notice;            // text that wants to be seen: lost source, waiting
  Color accent;            // bars, outlines, selected things, focus ring
  Color on_accent;         // text on the accent
  Color track;             // empty part of a bar
  Color picture_bed;       // around and instead of the picture
  Color halo;              // under outlines and leader lines, so that they show on any picture
  float border_px = 1.0F;  // line width of card borders; high contrast has stronger ones
};

const Palette& palette(ThemeId theme);

struct ColorPair {
  std::string_view what;
  Color front;
  Color back;
  double least;  // contrast that the pair must reach
};

// Every pair of colours that meet on the screen; the tests check them all.
std::vector<ColorPair> color_pairs(const Palette& palette);

}  // namespace attune::ui
