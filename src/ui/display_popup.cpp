#include "ui/display_popup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/layout.hpp"
#include "ui/popup.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr float kRow_em = 2.3F;
constexpr float kStep_em = 2.6F;
constexpr float kTwoColumns_em = 31.0F;  // from this width on the tick boxes stand in pairs

void draw_text_size(const DisplayModel& model, const cv::Rect2f& row, const Canvas& canvas,
                    Actions& actions) {
  const float em = canvas.em();
  const float side = row.height;
  const float number = 4.2F * em;
  canvas.line({row.x, row.y, row.width - 2 * side - number, row.height}, "Text size",
              canvas.palette().text);
  const float x = row.x + row.width - 2 * side - number;
  if (button(canvas, "smaller", {x, row.y, side, row.height}, "-")) {
    actions.commands.push_back(Command::smaller_text);
  }
  canvas.line_centered({x + side, row.y, number, row.height},
                       fmt::format("{:.0f} %", std::floor(model.text_scale * 100)),
                       canvas.palette().text);
  if (button(canvas, "larger", {x + side + number, row.y, side, row.height}, "+")) {
    actions.commands.push_back(Command::larger_text);
  }
}

void draw_themes(const DisplayModel& model, const cv::Rect2f& row, const Canvas& canvas,
                 Actions& actions) {
  const float em = canvas.em();
  float x = row.x + row.width;
  // From the right, so that the widths decide.
  for (const ThemeId theme : {ThemeId::high_contrast, ThemeId::calm}) {
    const float width = canvas.measure(words(theme), TextStyle::strong).width + 1.6F * em;
    x -= width;
    const bool chosen = theme == model.theme;
    if (button(canvas, name(theme), {x, row.y, width, row.height}, words(theme),
               chosen ? Look::chosen : Look::raised)) {
      actions.theme = theme;
    }
    x -= 0.5F * em;
  }
  canvas.line({row.x, row.y, x - row.x, row.height}, "Theme", canvas.palette().text);
}

}  // namespace

Actions draw_display_options(const DisplayModel& model, cv::Size2f screen, const Canvas& canvas) {
  Actions actions;
  const float em = canvas.em();
  // Wide when the screen is low: text of twice the size still finds room.
  const float room = widest_content(canvas, screen);
  const bool low = screen.height < 30.0F * em && room >= kTwoColumns_em * em;
  const float width = std::min((low ? kTwoColumns_em : 25.0F) * em, room);
  const int rows = low ? 5 : 7;
  const PopupScope popup(canvas, "Display", screen,
                         {width, (static_cast<float>(rows - 1) * kStep_em + kRow_em) * em});
  const cv::Rect2f& inner = popup.inner();
  int index = 0;
  const auto next_row = [&] {
    return cv::Rect2f{inner.x, inner.y + static_cast<float>(index++) * kStep_em * em, inner.width,
                      kRow_em * em};
  };
  // The tick boxes: one a row, or two.
  cv::Rect2f half;
  const auto next_box = [&] {
    if (!low) return next_row();
    if (half.width > 0) return std::exchange(half, {});
    const cv::Rect2f row = next_row();
    const float each = row.width / 2;
    half = {row.x + each, row.y, each, row.height};
    return cv::Rect2f{row.x, row.y, each, row.height};
  };
  draw_text_size(model, next_row(), canvas, actions);
  draw_themes(model, next_row(), canvas, actions);
  if (tick_box(canvas, "motion", next_box(), "No fading or moving", model.reduced_motion)) {
    actions.reduced_motion = !model.reduced_motion;
  }
  if (tick_box(canvas, "mirror", next_box(), "Mirror the picture", model.mirrored)) {
    actions.commands.push_back(Command::toggle_mirror);
  }
  if (tick_box(canvas, "hide", next_box(), "Hide the picture", model.picture_hidden)) {
    actions.commands.push_back(Command::toggle_picture);
  }
  const bool free = !model.cues_only_locked;
  if (tick_box(canvas, "cues only", next_box(), free ? "Cues only" : "Cues only (locked)",
               model.cues_only, free)) {
    actions.commands.push_back(Command::toggle_cues_only);
  }
  // What is learned of the person, side by side.
  const cv::Rect2f row = next_row();
  const float part = (row.width - 0.5F * em) / 2;
  if (button(canvas, "baseline", {row.x, row.y, part, row.height}, "Neutral face anew")) {
    actions.commands.push_back(Command::reset_baseline);
  }
  if (button(canvas, "offset", {row.x + row.width - part, row.y, part, row.height},
             model.offset_in_use ? "Forget eye place" : "Learn eye place")) {
    actions.commands.push_back(model.offset_in_use ? Command::clear_offset : Command::learn_offset);
  }
  if (popup.wants_close()) actions.commands.push_back(Command::close_popup);
  return actions;
}

}  // namespace attune::ui
