#pragma once

#include <opencv2/core/types.hpp>
#include <string_view>

#include "ui/canvas.hpp"
#include "ui/cue_rows.hpp"

namespace attune::ui {

// Small drawn parts shared by the panels. Each that can be pressed works with mouse and keyboard
// (arrow keys, Enter) and shows a ring when the keyboard is on it. `id` must be unique in the
// window.

enum class Look { plain, raised, chosen };

// Gives true when pressed. The text is centred, or at the left with `left_aligned`.
bool button(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect,
            std::string_view text, Look look = Look::raised, bool left_aligned = false);

// A plain button with a cross, at the corner of what it closes; gives true when pressed.
bool close_button(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect);

// A tick box with its text to the right; gives true when pressed.
bool tick_box(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect,
              std::string_view text, bool ticked, bool enabled = true);

// A choice with a ring (filled when chosen), a label and a detail below it.
bool choice_card(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect,
                 std::string_view label, std::string_view detail, bool chosen);

// Makes a row of a panel something that can be pressed, or (`quiet`) only walked to by keyboard, so
// that what is longer than the panel can be read without a mouse. Draw it before the row's content.
bool row_area(const Canvas& canvas, std::string_view id, const cv::Rect2f& rect,
              bool quiet = false);

// Five segments; `value` in [0,1].
void segment_bar(const Canvas& canvas, const cv::Rect2f& rect, double value);

// Three dots, as many filled as it is sure.
void certainty_dots(const Canvas& canvas, const cv::Rect2f& rect, Certainty certainty);

// A small card beside the mouse. The caller has checked that the mouse is over the thing.
void explain_under_mouse(const Canvas& canvas, std::string_view text);

}  // namespace attune::ui
