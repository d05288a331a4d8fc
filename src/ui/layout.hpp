#pragma once

#include <opencv2/core/types.hpp>

namespace attune::ui {

// Where the parts of the Watch window stand, in screen pixels. They never overlap, and all lie
// inside the window.
struct WatchLayout {
  // standard: the timeline runs below everything. tall: the right column takes the full height,
  // since larger text needs it. compact: the same with tighter rows, for very large text.
  enum class Mode { standard, tall, compact };
  Mode mode = Mode::standard;
  cv::Rect2f top_bar;
  cv::Rect2f picture;
  cv::Rect2f faces;  // below the picture; empty for a face that is alone
  cv::Rect2f cues;
  cv::Rect2f state;
  cv::Rect2f timeline;
  cv::Rect2f status;
};

// `em_px`: size of the body text. `faces`: keep room for the lines of so many.
WatchLayout make_watch_layout(cv::Size2f window, float em_px, int faces = 1);

// The lines of several faces: their height, and how many stand side by side.
inline constexpr float kFaceLine_em = 1.8F;
int face_columns(float width, float em_px);

// How many groups of cues have a row; very large text leaves movement to its details.
int row_count(WatchLayout::Mode mode);

// What the picture and the card of a spotlight share: with very large text the card would hide what
// is lit, so it stands over the timeline.
cv::Rect2f spotlight_area(const WatchLayout& layout);

// All between the top bar and the status line, for pages of one piece.
cv::Rect2f practice_area(const WatchLayout& layout);

// Heights inside the cue panel, in em; the panel draws with them and the layout plans with them.
struct CuePanelHeights {
  float padding = 0.8F;
  float title = 1.7F;
  float row = 1.75F;
};
CuePanelHeights cue_panel_heights(WatchLayout::Mode mode);

// Text sizes that a user may set, as a factor of the body text.
inline constexpr float kSmallestText = 1.0F;
inline constexpr float kLargestText = 2.0F;
inline constexpr float kTextStep = 0.125F;
inline constexpr float kBodyText_px = 17.0F;  // at 100 %
// The factor rounded to a step and kept within the limits; strange numbers give the smallest.
float valid_text_scale(float scale);

}  // namespace attune::ui
