#include "ui/layout.hpp"

#include <algorithm>
#include <cmath>

#include "ui/cue_rows.hpp"

namespace attune::ui {
namespace {

// What the state panel needs to say everything without scrolling, in em; below the second it drops
// the sentences that the cue rows already show.
constexpr float kFullState_em = 13.0F;
constexpr float kTimeline_em = 9.2F;
constexpr float kCompactTimeline_em = 6.6F;

// Of the lines of faces, most; what is more is told by number.
constexpr int kMostFaceRows = 2;
constexpr float kTwoFaceColumns_em = 36.0F;

float cues_em(WatchLayout::Mode mode) {
  const CuePanelHeights heights = cue_panel_heights(mode);
  return 2 * heights.padding + heights.title + static_cast<float>(row_count(mode)) * heights.row;
}

int face_rows(WatchLayout::Mode mode, int faces, float width, float em) {
  if (faces < 2) return 0;
  if (mode == WatchLayout::Mode::compact) return 1;
  const int columns = face_columns(width, em);
  return std::min(kMostFaceRows, (faces + columns - 1) / columns);
}

}  // namespace

CuePanelHeights cue_panel_heights(WatchLayout::Mode mode) {
  if (mode == WatchLayout::Mode::compact) return {0.5F, 1.4F, 1.4F};
  return {};
}

int face_columns(float width, float em_px) { return width >= kTwoFaceColumns_em * em_px ? 2 : 1; }

int row_count(WatchLayout::Mode mode) {
  return mode == WatchLayout::Mode::compact ? kGroupCount - 1 : kGroupCount;
}

WatchLayout make_watch_layout(cv::Size2f window, float em_px, int faces) {
  using Mode = WatchLayout::Mode;
  WatchLayout layout;
  const float em = std::max(1.0F, em_px);
  const float height_em = window.height / em;
  const float chrome_em = 3.0F + 2.0F + 2.5F;
  const float column_em = cues_em(Mode::standard) + kFullState_em;
  if (height_em < chrome_em + column_em - 5.0F) {
    layout.mode = Mode::compact;
  } else if (height_em < chrome_em + column_em + kTimeline_em - 4.0F) {
    layout.mode = Mode::tall;
  }
  const bool compact = layout.mode == Mode::compact;
  const float margin = (compact ? 0.5F : 0.9F) * em;
  const float gap = (compact ? 0.45F : 0.8F) * em;
  const float width = std::max(0.0F, window.width - 2 * margin);

  layout.top_bar = {margin, margin, width, (compact ? 2.0F : 2.3F) * em};
  const float status_height = 1.5F * em;
  layout.status = {margin, window.height - status_height - margin * 0.5F, width, status_height};
  const float top = layout.top_bar.y + layout.top_bar.height + gap;
  const float bottom = std::max(top, layout.status.y - gap * 0.5F);

  const float column = std::min(24.0F * em, 0.47F * window.width);
  const float left_width = std::max(0.0F, width - column - gap);
  const float timeline_height =
      std::min((compact ? kCompactTimeline_em : kTimeline_em) * em, (bottom - top) / 2);
  const bool standard = layout.mode == Mode::standard;
  layout.timeline = {margin, bottom - timeline_height, standard ? width : left_width,
                     timeline_height};
  const float below = layout.timeline.y - gap;
  const int rows = face_rows(layout.mode, faces, left_width, em);
  const float lines = static_cast<float>(rows) * kFaceLine_em * em;
  if (rows > 0) layout.faces = {margin, below - lines, left_width, lines};
  const float picture_end = rows > 0 ? below - lines - 0.5F * gap : below;
  layout.picture = {margin, top, left_width, std::max(0.0F, picture_end - top)};

  const float right = margin + left_width + gap;
  const float column_bottom = standard ? layout.timeline.y - gap : bottom;
  const float cues_height =
      std::min(cues_em(layout.mode) * em, std::max(0.0F, column_bottom - top));
  layout.cues = {right, top, column, cues_height};
  const float state_top = top + cues_height + gap;
  layout.state = {right, state_top, column, std::max(0.0F, column_bottom - state_top)};
  return layout;
}

cv::Rect2f spotlight_area(const WatchLayout& layout) {
  const bool compact = layout.mode == WatchLayout::Mode::compact;
  return compact ? layout.picture | layout.timeline : layout.picture;
}

cv::Rect2f practice_area(const WatchLayout& layout) {
  const float top = layout.picture.y;
  const float gap = top - layout.top_bar.y - layout.top_bar.height;
  return {layout.top_bar.x, top, layout.top_bar.width,
          std::max(0.0F, layout.status.y - 0.5F * gap - top)};
}

float valid_text_scale(float scale) {
  if (!std::isfinite(scale)) return kSmallestText;
  return std::clamp(std::round(scale / kTextStep) * kTextStep, kSmallestText, kLargestText);
}

}  // namespace attune::ui
